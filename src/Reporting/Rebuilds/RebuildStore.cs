using Google.Protobuf.WellKnownTypes;
using Npgsql;
using Suite.Platform.Tenancy;
using Suite.Reporting.Facts;
using Suite.Reporting.V1;

namespace Suite.Reporting.Rebuilds;

/// <summary>A rebuild as stored.</summary>
/// <param name="Position">Of the last event that is in its tables.</param>
/// <param name="TakenUp">How often an instance began to work on it.</param>
sealed record StoredRebuild(Guid Build, string Slot, RebuildState State, string Position, long EventsRead, long Cases,
    DateTimeOffset StartedAt, DateTimeOffset? EndedAt, string FailureReason, int TakenUp)
{
    public bool Runs => State is RebuildState.Reading or RebuildState.Switching;

    public Rebuild ToMessage() => new()
    {
        FactsBuild = Build.ToString("D"),
        State = State,
        EventsRead = EventsRead,
        Cases = Cases,
        StartTime = Timestamp.FromDateTimeOffset(StartedAt),
        EndTime = EndedAt is { } ended ? Timestamp.FromDateTimeOffset(ended) : null,
        FailureReason = FailureReason,
        Resumed = Math.Max(0, TakenUp - 1),
    };
}

/// <summary>Reads and moves on the stored rebuilds, under the worker role.</summary>
sealed class RebuildStore(ServiceDatabase database, TimeProvider clock)
{
    const string Columns = "build, slot, state, position, events_read, cases, started_at, ended_at, failure_reason, taken_up";
    const string Running = "state in ('READING', 'SWITCHING')";

    public NpgsqlDataSource Worker => database.Worker;

    public Task<StoredRebuild?> Newest(CancellationToken cancellation) =>
        ReadOne(database.Worker.CreateCommand($"select {Columns} from facts_rebuild order by started_at desc, build desc limit 1"), cancellation);

    public Task<StoredRebuild?> TheRunning(CancellationToken cancellation) =>
        ReadOne(database.Worker.CreateCommand($"select {Columns} from facts_rebuild where {Running}"), cancellation);

    public Task<StoredRebuild?> Find(Guid build, CancellationToken cancellation)
    {
        var read = database.Worker.CreateCommand($"select {Columns} from facts_rebuild where build = $1");
        read.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = build });
        return ReadOne(read, cancellation);
    }

    /// <summary>The rebuild of this request, else the one that runs, else a new one in emptied tables.</summary>
    public async Task<StoredRebuild> Start(Guid requestId, CancellationToken cancellation)
    {
        await using var connection = await database.Worker.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        // From the commit on, whoever takes events in writes them to both slots.
        await FactSlots.Hold(connection, transaction, cancellation);

        await using var read = new NpgsqlCommand($"select {Columns} from facts_rebuild where request_id = $1 or {Running} order by (request_id = $1) desc limit 1", connection, transaction)
        {
            Parameters = { new NpgsqlParameter<Guid> { TypedValue = requestId } },
        };
        if (await ReadOne(read, cancellation) is { } there)
            return there;

        await using var slotOf = new NpgsqlCommand("select case slot when 'facts_a' then 'facts_b' else 'facts_a' end from facts_serving", connection, transaction);
        var slot = (string)(await slotOf.ExecuteScalarAsync(cancellation))!;
        var now = clock.GetUtcNow();
        var build = Guid.CreateVersion7(now);
        await using (var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands =
            {
                new($"truncate {string.Join(", ", KinshipTables.Names.Select(t => $"{slot}.{t}"))}"),
                new("""
                    insert into facts_rebuild (build, request_id, slot, state, position, events_read, cases, started_at, failure_reason, taken_up)
                    values ($1, $2, $3, 'READING', '', 0, 0, $4, '', 0)
                    """)
                {
                    Parameters =
                    {
                        new NpgsqlParameter<Guid> { TypedValue = build },
                        new NpgsqlParameter<Guid> { TypedValue = requestId },
                        new NpgsqlParameter<string> { TypedValue = slot },
                        new NpgsqlParameter<DateTime> { TypedValue = now.UtcDateTime },
                    },
                },
            },
        })
            await batch.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new(build, slot, RebuildState.Reading, "", 0, 0, now, null, "", 0);
    }

    public Task TakeUp(Guid build, CancellationToken cancellation) =>
        Update(build, "taken_up = taken_up + 1", cancellation);

    public Task Fail(Guid build, string reason, CancellationToken cancellation) =>
        Update(build, "state = 'FAILED', failure_reason = $2, ended_at = $3", cancellation,
            new NpgsqlParameter<string> { TypedValue = reason }, new NpgsqlParameter<DateTime> { TypedValue = clock.GetUtcNow().UtcDateTime });

    /// <summary>Writes a chunk with the position after it. Null if another instance moved the rebuild on: this one stops.</summary>
    public async Task<StoredRebuild?> Advance(StoredRebuild rebuild, string position, IReadOnlyList<ReceivedEvent> events, CancellationToken cancellation)
    {
        await using var connection = await database.Worker.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var move = new NpgsqlCommand($"update facts_rebuild set position = $2, events_read = events_read + $3 where build = $1 and position = $4 and {Running}", connection, transaction)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = rebuild.Build },
                new NpgsqlParameter<string> { TypedValue = position },
                new NpgsqlParameter<long> { TypedValue = events.Count },
                new NpgsqlParameter<string> { TypedValue = rebuild.Position },
            },
        };
        if (await move.ExecuteNonQueryAsync(cancellation) == 0)
            return null;
        await KinshipEvents.Merge(events).Write(rebuild.Slot, connection, transaction, cancellation);
        await transaction.CommitAsync(cancellation);
        return rebuild with { Position = position, EventsRead = rebuild.EventsRead + events.Count };
    }

    /// <summary>Cases in the tables of a rebuild so far.</summary>
    public async Task<long> CountCases(StoredRebuild rebuild, CancellationToken cancellation)
    {
        await using var count = database.Worker.CreateCommand($"select count(*) from {rebuild.Slot}.{KinshipTables.Cases.Name}");
        return (long)(await count.ExecuteScalarAsync(cancellation))!;
    }

    public Task Switching(Guid build, long cases, CancellationToken cancellation) =>
        Update(build, "state = 'SWITCHING', cases = $2", cancellation, new NpgsqlParameter<long> { TypedValue = cases });

    /// <summary>Puts the rebuilt facts in place of the old. Between two commits, so every reader sees one or the other.</summary>
    public async Task Switch(StoredRebuild rebuild, long cases, CancellationToken cancellation)
    {
        await using var connection = await database.Worker.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await FactSlots.Hold(connection, transaction, cancellation);
        await using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands =
            {
                new("update facts_serving set build = $1, slot = $2")
                {
                    Parameters = { new NpgsqlParameter<string> { TypedValue = rebuild.Build.ToString("D") }, new NpgsqlParameter<string> { TypedValue = rebuild.Slot } },
                },
                new("update facts_rebuild set state = 'DONE', ended_at = $2, cases = $3 where build = $1 and state = 'SWITCHING'")
                {
                    Parameters =
                    {
                        new NpgsqlParameter<Guid> { TypedValue = rebuild.Build },
                        new NpgsqlParameter<DateTime> { TypedValue = clock.GetUtcNow().UtcDateTime },
                        new NpgsqlParameter<long> { TypedValue = cases },
                    },
                },
            },
        };
        await batch.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    async Task Update(Guid build, string set, CancellationToken cancellation, params NpgsqlParameter[] values)
    {
        await using var update = database.Worker.CreateCommand($"update facts_rebuild set {set} where build = $1 and {Running}");
        update.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = build });
        foreach (var value in values)
            update.Parameters.Add(value);
        await update.ExecuteNonQueryAsync(cancellation);
    }

    static async Task<StoredRebuild?> ReadOne(NpgsqlCommand read, CancellationToken cancellation)
    {
        await using (read)
        {
            await using var rows = await read.ExecuteReaderAsync(cancellation);
            return await rows.ReadAsync(cancellation)
                ? new(rows.GetGuid(0), rows.GetString(1), State(rows.GetString(2)), rows.GetString(3), rows.GetInt64(4), rows.GetInt64(5),
                    rows.GetFieldValue<DateTimeOffset>(6), rows.IsDBNull(7) ? null : rows.GetFieldValue<DateTimeOffset>(7), rows.GetString(8), rows.GetInt32(9))
                : null;
        }
    }

    static RebuildState State(string stored) => stored switch
    {
        "READING" => RebuildState.Reading,
        "SWITCHING" => RebuildState.Switching,
        "DONE" => RebuildState.Done,
        "FAILED" => RebuildState.Failed,
        _ => throw new InvalidOperationException("The rebuild is in a state that this build does not know."),
    };
}
