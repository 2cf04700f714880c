using Npgsql;

namespace Suite.Reporting.Scorecards;

/// <summary>What every act on templates and narratives writes beside the record.</summary>
static class ScorecardAct
{
    /// <summary>Tells those who watch scorecards of the authority.</summary>
    public static NpgsqlBatchCommand Changed(string authority) =>
        new("insert into scorecards.change as held (authority, changes) values ($1, 1) on conflict (authority) do update set changes = held.changes + 1")
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = authority } },
        };
}
