using Npgsql;
using Suite.Platform.Tenancy;

namespace Suite.Reporting.Facts;

/// <summary>The newest event of a source that the facts include.</summary>
readonly record struct NewestEvent(DateTimeOffset At, Guid Id);

/// <summary>The facts as one reader sees them: one authority's, at one instant.</summary>
sealed record FactsView(NpgsqlConnection Connection, string Authority, string Build, string Slot, IReadOnlyDictionary<string, NewestEvent> Newest)
{
    /// <summary>Null if there is none yet.</summary>
    public NewestEvent? NewestOf(params IReadOnlyList<FactSource> sources) =>
        sources.Where(s => Newest.ContainsKey(s.Name)).Select(s => Newest[s.Name]).OrderBy(n => n.At).ThenBy(n => n.Id).Select(n => (NewestEvent?)n).LastOrDefault();
}

/// <summary>Reads the facts that serve.</summary>
sealed class FactsReader(ServiceDatabase database)
{
    public async Task<T> Read<T>(string authority, Func<FactsView, Task<T>> read, CancellationToken cancellation)
    {
        while (true)
        {
            T answer;
            string build;
            await using (var tenant = await database.Read(authority, cancellation))
            {
                var view = await Open(tenant.Connection, authority, cancellation);
                build = view.Build;
                answer = await read(view);
            }

            // A rebuild empties its tables at once, also under the eyes of somebody who began to read when they still served.
            if (await Build(cancellation) == build)
                return answer;
        }
    }

    /// <summary>The build that serves.</summary>
    public async Task<string> Build(CancellationToken cancellation)
    {
        await using var read = database.App.CreateCommand("select build from facts_serving");
        return (string)(await read.ExecuteScalarAsync(cancellation))!;
    }

    static async Task<FactsView> Open(NpgsqlConnection connection, string authority, CancellationToken cancellation)
    {
        await using var read = new NpgsqlCommand("""
            select s.build, s.slot, n.source, n.event_time, n.event_id
              from facts_serving s
              left join (select 'facts_a' as slot, source, event_time, event_id from facts_a.newest_event where authority = $1
                          union all
                         select 'facts_b', source, event_time, event_id from facts_b.newest_event where authority = $1) n on n.slot = s.slot
            """, connection)
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = authority } },
        };
        await using var rows = await read.ExecuteReaderAsync(cancellation);
        var (build, slot) = ("", "");
        var newest = new Dictionary<string, NewestEvent>();
        while (await rows.ReadAsync(cancellation))
        {
            (build, slot) = (rows.GetString(0), rows.GetString(1));
            if (!rows.IsDBNull(2))
                newest[rows.GetString(2)] = new(rows.GetFieldValue<DateTimeOffset>(3), rows.GetGuid(4));
        }

        return new(connection, authority, build, slot, newest);
    }
}
