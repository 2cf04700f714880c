using Npgsql;

namespace Suite.Benchmarks.Measures;

/// <summary>When transactions committed, as PostgreSQL noted it: the moment from which others see what they wrote.</summary>
static class CommitTimes
{
    public static async Task<Dictionary<(Guid CaseId, long Version), DateTimeOffset>> OfEvents(string owner, IEnumerable<Guid> cases)
    {
        var times = new Dictionary<(Guid, long), DateTimeOffset>();
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync();
        await using var read = new NpgsqlCommand("select case_id, version, pg_xact_commit_timestamp(xmin) from events where case_id = any($1)", connection)
        {
            Parameters = { new NpgsqlParameter<Guid[]> { TypedValue = [.. cases.Distinct()] } },
        };
        await using var rows = await read.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            times[(rows.GetGuid(0), rows.GetInt64(1))] = rows.GetFieldValue<DateTimeOffset>(2);
        return times;
    }

    /// <summary>Ids of a service's events.</summary>
    public static async Task<Dictionary<(Guid CaseId, long Version), Guid>> IdsOfEvents(string owner, IEnumerable<Guid> cases)
    {
        var ids = new Dictionary<(Guid, long), Guid>();
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync();
        await using var read = new NpgsqlCommand("select case_id, version, event_id from events where case_id = any($1)", connection)
        {
            Parameters = { new NpgsqlParameter<Guid[]> { TypedValue = [.. cases.Distinct()] } },
        };
        await using var rows = await read.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            ids[(rows.GetGuid(0), rows.GetInt64(1))] = rows.GetGuid(2);
        return ids;
    }

    /// <summary>Of the events that a consumer has taken in.</summary>
    public static async Task<Dictionary<Guid, DateTimeOffset>> OfInbox(string owner, IEnumerable<Guid> events)
    {
        var times = new Dictionary<Guid, DateTimeOffset>();
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync();
        await using var read = new NpgsqlCommand("select event_id, pg_xact_commit_timestamp(xmin) from inbox where event_id = any($1)", connection)
        {
            Parameters = { new NpgsqlParameter<Guid[]> { TypedValue = [.. events] } },
        };
        await using var rows = await read.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            times[rows.GetGuid(0)] = rows.GetFieldValue<DateTimeOffset>(1);
        return times;
    }
}
