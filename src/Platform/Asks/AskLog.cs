using Npgsql;
using Suite.Platform.Tenancy;

namespace Suite.Platform.Asks;

sealed record DueAsk(Guid Id, Guid CaseId, string Authority, string AskedBy, string TraceParent, int Attempts);

/// <summary>
/// The waiting asks of every authority, under the worker role. Their times are the database's own: one clock for all
/// instances, and none of the business's.
/// </summary>
sealed class AskLog(ServiceDatabase database)
{
    /// <summary>Takes asks that are due; for the time of the lease no other instance takes them.</summary>
    public async Task<List<DueAsk>> Claim(string caseKind, string kind, int atMost, TimeSpan lease, CancellationToken cancellation)
    {
        await using var claim = database.Worker.CreateCommand(
            """
            update asks set next_try_at = now() + $4, attempts = attempts + 1
             where ask_id = any(array(
                   select a.ask_id from asks a join cases c on c.case_id = a.case_id
                    where a.kind = $1 and c.kind = $2 and a.next_try_at <= now()
                    order by a.next_try_at limit $3 for update of a skip locked))
            returning ask_id, case_id, authority, asked_by, trace_parent, attempts
            """);
        claim.Parameters.Add(new() { Value = kind });
        claim.Parameters.Add(new() { Value = caseKind });
        claim.Parameters.Add(new() { Value = atMost });
        claim.Parameters.Add(new() { Value = lease });
        await using var rows = await claim.ExecuteReaderAsync(cancellation);
        var due = new List<DueAsk>();
        while (await rows.ReadAsync(cancellation))
            due.Add(new(rows.GetGuid(0), rows.GetGuid(1), rows.GetString(2), rows.GetString(3), rows.GetString(4), rows.GetInt32(5)));
        return due;
    }

    /// <summary>False if the ask was settled meanwhile.</summary>
    public async Task<bool> Postpone(Guid ask, TimeSpan wait, string status, CancellationToken cancellation)
    {
        await using var postpone = database.Worker.CreateCommand("update asks set next_try_at = now() + $2, last_status = $3 where ask_id = $1");
        postpone.Parameters.Add(new() { Value = ask });
        postpone.Parameters.Add(new() { Value = wait });
        postpone.Parameters.Add(new() { Value = status });
        return await postpone.ExecuteNonQueryAsync(cancellation) == 1;
    }

    /// <summary>How many wait of each kind, and for how long the first of them.</summary>
    public async Task<Dictionary<string, (long Waiting, double OldestSeconds)>> Waiting(CancellationToken cancellation)
    {
        await using var read = database.Worker.CreateCommand("select kind, count(*), extract(epoch from now() - min(asked_at))::float8 from asks group by kind");
        await using var rows = await read.ExecuteReaderAsync(cancellation);
        var waiting = new Dictionary<string, (long, double)>(StringComparer.Ordinal);
        while (await rows.ReadAsync(cancellation))
            waiting[rows.GetString(0)] = (rows.GetInt64(1), rows.GetDouble(2));
        return waiting;
    }
}
