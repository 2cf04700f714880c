using Npgsql;
using NpgsqlTypes;

namespace Suite.Platform.Messaging;

/// <summary>A replay as stored.</summary>
/// <param name="At">How far the events were looked through.</param>
/// <param name="Until">The newest event that was final when it was first asked for.</param>
readonly record struct StoredReplay(string Authority, Guid RequestId, byte[] Fingerprint, EventPosition At, EventPosition Until, long Events)
{
    public bool Done => At.CompareTo(Until) >= 0;
}

/// <summary>Keeps how far each replay is, under the worker role.</summary>
sealed class EventReplays(NpgsqlDataSource worker)
{
    /// <summary>The replay of this request as it stands; begun if there was none.</summary>
    public async Task<StoredReplay> Begin(StoredReplay replay, string queue, CancellationToken cancellation)
    {
        await using var batch = worker.CreateBatch();
        batch.BatchCommands.Add(new("""
            insert into event_replays (authority, request_id, fingerprint, queue, at_xid, at_seq, until_xid, until_seq)
            values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (authority, request_id) do nothing
            """)
        {
            Parameters =
            {
                Text(replay.Authority), Id(replay.RequestId), new NpgsqlParameter<byte[]> { TypedValue = replay.Fingerprint }, Text(queue),
                Xid(replay.At), Seq(replay.At), Xid(replay.Until), Seq(replay.Until),
            },
        });
        batch.BatchCommands.Add(new("select fingerprint, at_xid, at_seq, until_xid, until_seq, events from event_replays where authority = $1 and request_id = $2")
        {
            Parameters = { Text(replay.Authority), Id(replay.RequestId) },
        });
        await using var rows = await batch.ExecuteReaderAsync(cancellation);
        await rows.ReadAsync(cancellation);
        return new(replay.Authority, replay.RequestId, rows.GetFieldValue<byte[]>(0), new(rows.GetFieldValue<ulong>(1), rows.GetInt64(2)),
            new(rows.GetFieldValue<ulong>(3), rows.GetInt64(4)), rows.GetInt64(5));
    }

    /// <summary>Null if the replay is not where the caller left it: another call is at it.</summary>
    public async Task<StoredReplay?> Move(StoredReplay replay, EventPosition to, int events, CancellationToken cancellation)
    {
        await using var move = worker.CreateCommand("""
            update event_replays set at_xid = $5, at_seq = $6, events = events + $7, moved_at = now()
             where authority = $1 and request_id = $2 and at_xid = $3 and at_seq = $4
            """);
        foreach (var parameter in (NpgsqlParameter[])[Text(replay.Authority), Id(replay.RequestId), Xid(replay.At), Seq(replay.At), Xid(to), Seq(to), new NpgsqlParameter<long> { TypedValue = events }])
            move.Parameters.Add(parameter);
        return await move.ExecuteNonQueryAsync(cancellation) == 1 ? replay with { At = to, Events = replay.Events + events } : null;
    }

    static NpgsqlParameter Text(string value) => new NpgsqlParameter<string> { TypedValue = value };

    static NpgsqlParameter Id(Guid value) => new NpgsqlParameter<Guid> { TypedValue = value };

    static NpgsqlParameter Xid(EventPosition position) => new() { Value = position.Xid, NpgsqlDbType = NpgsqlDbType.Xid8 };

    static NpgsqlParameter Seq(EventPosition position) => new NpgsqlParameter<long> { TypedValue = position.Seq };
}
