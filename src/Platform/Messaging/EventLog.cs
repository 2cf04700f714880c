using Npgsql;
using NpgsqlTypes;

namespace Suite.Platform.Messaging;

/// <summary>
/// Where an event stands in the order of delivery. <c>seq</c> alone would lose events: it is drawn before the commit, so a
/// later number can be seen first.
/// </summary>
readonly record struct EventPosition(ulong Xid, long Seq) : IComparable<EventPosition>
{
    public int CompareTo(EventPosition other) => Xid == other.Xid ? Seq.CompareTo(other.Seq) : Xid.CompareTo(other.Xid);

    public static EventPosition Max(EventPosition a, EventPosition b) => a.CompareTo(b) >= 0 ? a : b;
}

readonly record struct StoredEvent(EventPosition Position, Guid CaseId, long Version, string Authority, Guid EventId, string Type,
    string Data, string ActorRole, string TraceParent, DateTimeOffset RecordedAt)
{
    public CloudEvent ToCloudEvent(string source) =>
        new(EventId, source, Type, CaseId.ToString("D"), RecordedAt, Version, Authority, ActorRole, TraceParent, Data);
}

/// <summary>
/// Reads the service's events in their final order: below <c>pg_snapshot_xmin</c> no transaction is open any more, so
/// nothing can appear before what was read.
/// </summary>
sealed class EventLog(NpgsqlDataSource worker)
{
    const string Columns = "xid, seq, case_id, version, authority, event_id, type, data, actor_role, trace_parent, recorded_at";

    public async Task<List<StoredEvent>> Read(EventPosition after, int limit, CancellationToken cancellation)
    {
        await using var read = worker.CreateCommand($"""
            select {Columns}
              from events
             where (xid, seq) > ($1, $2) and xid < pg_snapshot_xmin(pg_current_snapshot())
             order by xid, seq
             limit $3
            """);
        read.Parameters.Add(Xid(after.Xid));
        read.Parameters.Add(new NpgsqlParameter<long> { TypedValue = after.Seq });
        read.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        await using var rows = await read.ExecuteReaderAsync(cancellation);
        return await ReadAll(rows, cancellation);
    }

    /// <summary>
    /// A page of the events that one reader may see, and how far the log was looked through to find them.
    /// </summary>
    /// <param name="authority">Null reads every authority.</param>
    /// <param name="types">Empty reads every type.</param>
    public async Task<(List<StoredEvent> Events, EventPosition Through)> ReadFor(string? authority, string[] types, EventPosition after, int limit,
        CancellationToken cancellation)
    {
        await using var batch = worker.CreateBatch();
        // The end of what is final is read first: what the second statement does not return below it is not there.
        batch.BatchCommands.Add(new("select xid, seq from events where xid < pg_snapshot_xmin(pg_current_snapshot()) order by xid desc, seq desc limit 1"));
        var page = new NpgsqlBatchCommand($"""
            select {Columns}
              from events
             where (xid, seq) > ($1, $2) and xid < pg_snapshot_xmin(pg_current_snapshot())
               and ($3::text is null or authority = $3)
               and (cardinality($4::text[]) = 0 or type = any($4))
             order by xid, seq
             limit $5
            """);
        page.Parameters.Add(Xid(after.Xid));
        page.Parameters.Add(new NpgsqlParameter<long> { TypedValue = after.Seq });
        page.Parameters.Add(new NpgsqlParameter { Value = (object?)authority ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        page.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = types });
        page.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        batch.BatchCommands.Add(page);

        await using var rows = await batch.ExecuteReaderAsync(cancellation);
        var end = after;
        if (await rows.ReadAsync(cancellation))
            end = EventPosition.Max(end, new(rows.GetFieldValue<ulong>(0), rows.GetInt64(1)));
        await rows.NextResultAsync(cancellation);
        var events = await ReadAll(rows, cancellation);
        return (events, events.Count == limit ? events[^1].Position : events.Count > 0 ? EventPosition.Max(end, events[^1].Position) : end);
    }

    /// <summary>The newest final event; the beginning if there is none.</summary>
    public async Task<EventPosition> End(CancellationToken cancellation)
    {
        await using var read = worker.CreateCommand("select xid, seq from events where xid < pg_snapshot_xmin(pg_current_snapshot()) order by xid desc, seq desc limit 1");
        await using var rows = await read.ExecuteReaderAsync(cancellation);
        return await rows.ReadAsync(cancellation) ? new(rows.GetFieldValue<ulong>(0), rows.GetInt64(1)) : default;
    }

    /// <summary>A page of events up to one that is final, of an authority (null: of all) and of these types, recorded at or after a time.</summary>
    public async Task<List<StoredEvent>> ReadUntil(string? authority, string[] types, EventPosition after, EventPosition until, DateTimeOffset? from, int limit,
        CancellationToken cancellation)
    {
        await using var read = worker.CreateCommand($"""
            select {Columns}
              from events
             where (xid, seq) > ($1, $2) and (xid, seq) <= ($3, $4)
               and (cardinality($5::text[]) = 0 or type = any($5))
               and ($6::timestamptz is null or recorded_at >= $6)
               and ($7::text is null or authority = $7)
             order by xid, seq
             limit $8
            """);
        read.Parameters.Add(Xid(after.Xid));
        read.Parameters.Add(new NpgsqlParameter<long> { TypedValue = after.Seq });
        read.Parameters.Add(Xid(until.Xid));
        read.Parameters.Add(new NpgsqlParameter<long> { TypedValue = until.Seq });
        read.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = types });
        read.Parameters.Add(new NpgsqlParameter { Value = (object?)from?.UtcDateTime ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        read.Parameters.Add(new NpgsqlParameter { Value = (object?)authority ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        read.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        await using var rows = await read.ExecuteReaderAsync(cancellation);
        return await ReadAll(rows, cancellation);
    }

    /// <summary>Whether an event stands exactly there, for this reader.</summary>
    public async Task<bool> Exists(EventPosition position, string? authority, CancellationToken cancellation)
    {
        await using var read = worker.CreateCommand("select exists (select from events where xid = $1 and seq = $2 and ($3::text is null or authority = $3))");
        read.Parameters.Add(Xid(position.Xid));
        read.Parameters.Add(new NpgsqlParameter<long> { TypedValue = position.Seq });
        read.Parameters.Add(new NpgsqlParameter { Value = (object?)authority ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        return (bool)(await read.ExecuteScalarAsync(cancellation))!;
    }

    public async Task<EventPosition> Checkpoint(string relay, CancellationToken cancellation)
    {
        await using var batch = worker.CreateBatch();
        var make = new NpgsqlBatchCommand("insert into relay_checkpoint (relay, xid, seq, changed_at) values ($1, '0', 0, now()) on conflict (relay) do nothing");
        make.Parameters.Add(new NpgsqlParameter<string> { TypedValue = relay });
        var read = new NpgsqlBatchCommand("select xid, seq from relay_checkpoint where relay = $1");
        read.Parameters.Add(new NpgsqlParameter<string> { TypedValue = relay });
        batch.BatchCommands.Add(make);
        batch.BatchCommands.Add(read);
        await using var rows = await batch.ExecuteReaderAsync(cancellation);
        await rows.ReadAsync(cancellation);
        return new(rows.GetFieldValue<ulong>(0), rows.GetInt64(1));
    }

    /// <summary>False if the checkpoint is not where the caller left it: another relay works.</summary>
    public async Task<bool> MoveCheckpoint(string relay, EventPosition from, EventPosition to, CancellationToken cancellation)
    {
        // It need not wait for the disk: a move that a crash forgets is a batch published twice, which consumers drop.
        await using var batch = worker.CreateBatch();
        batch.BatchCommands.Add(new("set local synchronous_commit = off"));
        var move = new NpgsqlBatchCommand("update relay_checkpoint set xid = $4, seq = $5, changed_at = now() where relay = $1 and xid = $2 and seq = $3");
        move.Parameters.Add(new NpgsqlParameter<string> { TypedValue = relay });
        move.Parameters.Add(Xid(from.Xid));
        move.Parameters.Add(new NpgsqlParameter<long> { TypedValue = from.Seq });
        move.Parameters.Add(Xid(to.Xid));
        move.Parameters.Add(new NpgsqlParameter<long> { TypedValue = to.Seq });
        batch.BatchCommands.Add(move);
        await batch.ExecuteNonQueryAsync(cancellation);
        return move.RecordsAffected == 1;
    }

    /// <summary>How many events wait, counted up to <paramref name="atMost"/>, and when the first of them was recorded. Includes what is not final yet.</summary>
    public async Task<(long Count, DateTimeOffset? OldestAt)> Backlog(string relay, int atMost, CancellationToken cancellation)
    {
        await using var read = worker.CreateCommand("""
            with at as materialized (select coalesce(max(xid), '0') as xid, coalesce(max(seq), 0) as seq from relay_checkpoint where relay = $1)
            select (select count(*) from (select from events e, at where (e.xid, e.seq) > (at.xid, at.seq) limit $2) waiting),
                   (select e.recorded_at from events e, at where (e.xid, e.seq) > (at.xid, at.seq) order by e.xid, e.seq limit 1)
            """);
        read.Parameters.Add(new NpgsqlParameter<string> { TypedValue = relay });
        read.Parameters.Add(new NpgsqlParameter<int> { TypedValue = atMost });
        await using var rows = await read.ExecuteReaderAsync(cancellation);
        await rows.ReadAsync(cancellation);
        return (rows.GetInt64(0), rows.IsDBNull(1) ? null : rows.GetFieldValue<DateTimeOffset>(1));
    }

    static NpgsqlParameter Xid(ulong xid) => new() { Value = xid, NpgsqlDbType = NpgsqlDbType.Xid8 };

    static async Task<List<StoredEvent>> ReadAll(NpgsqlDataReader rows, CancellationToken cancellation)
    {
        var events = new List<StoredEvent>();
        while (await rows.ReadAsync(cancellation))
            events.Add(new(new(rows.GetFieldValue<ulong>(0), rows.GetInt64(1)), rows.GetGuid(2), rows.GetInt64(3), rows.GetString(4),
                rows.GetGuid(5), rows.GetString(6), rows.GetString(7), rows.GetString(8), rows.GetString(9), rows.GetFieldValue<DateTimeOffset>(10)));
        return events;
    }
}
