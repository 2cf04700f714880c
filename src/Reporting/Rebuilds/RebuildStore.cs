using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;
using Npgsql;
using Suite.Platform.Tenancy;
using Suite.Reporting.Facts;
using Suite.Reporting.V1;

namespace Suite.Reporting.Rebuilds;

/// <summary>How far a rebuild is with one source.</summary>
/// <param name="Position">Of the last event that is in its tables; empty before the first.</param>
sealed record ReadSource(string Position, long EventsRead, long Cases)
{
    public static ReadSource NotBegun { get; } = new("", 0, 0);
}

/// <summary>A rebuild as stored.</summary>
/// <param name="TakenUp">How often an instance began to work on it.</param>
sealed record StoredRebuild(Guid Build, string Slot, RebuildState State, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, string FailureReason, int TakenUp)
{
    /// <summary>By the source's name; one that is missing was not begun.</summary>
    public ImmutableDictionary<string, ReadSource> Sources { get; init; } = ImmutableDictionary<string, ReadSource>.Empty;

    public long EventsRead => Sources.Values.Sum(s => s.EventsRead);

    public long Cases => Sources.Values.Sum(s => s.Cases);

    public ReadSource Of(FactSource source) => Sources.GetValueOrDefault(source.Name, ReadSource.NotBegun);

    public StoredRebuild With(FactSource source, ReadSource read) => this with { Sources = Sources.SetItem(source.Name, read) };

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
        Sources = { FactSources.All.Select(s => new RebuildSource { Source = s.Name, EventsRead = Of(s).EventsRead, Cases = Of(s).Cases }) },
    };
}

/// <summary>Events of a source, merged, and the feed's position after them.</summary>
sealed record ReadChunk(string Position, int Events, FactBatch Facts);

/// <summary>Reads and moves on the stored rebuilds, under the worker role.</summary>
sealed class RebuildStore(ServiceDatabase database, TimeProvider clock)
{
    const string Columns = """
        build, slot, state, started_at, ended_at, failure_reason, taken_up,
        array(select s.source from facts_rebuild_source s where s.build = facts_rebuild.build order by s.source),
        array(select s.position from facts_rebuild_source s where s.build = facts_rebuild.build order by s.source),
        array(select s.events_read from facts_rebuild_source s where s.build = facts_rebuild.build order by s.source),
        array(select s.cases from facts_rebuild_source s where s.build = facts_rebuild.build order by s.source)
        """;
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
                new($"truncate {string.Join(", ", FactSources.TableNames.Select(t => $"{slot}.{t}"))}"),
                new("""
                    insert into facts_rebuild (build, request_id, slot, state, started_at, failure_reason, taken_up)
                    values ($1, $2, $3, 'READING', $4, '', 0)
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
        return new(build, slot, RebuildState.Reading, now, null, "", 0);
    }

    public Task TakeUp(Guid build, CancellationToken cancellation) =>
        Update(build, "taken_up = taken_up + 1", cancellation);

    public Task Fail(Guid build, string reason, CancellationToken cancellation) =>
        Update(build, "state = 'FAILED', failure_reason = $2, ended_at = $3", cancellation,
            new NpgsqlParameter<string> { TypedValue = reason }, new NpgsqlParameter<DateTime> { TypedValue = clock.GetUtcNow().UtcDateTime });

    /// <summary>Writes a chunk of a source with the position after it. Null if another instance moved the rebuild on: this one stops.</summary>
    public async Task<StoredRebuild?> Advance(StoredRebuild rebuild, FactSource source, ReadChunk read, CancellationToken cancellation)
    {
        await using var connection = await database.Worker.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var move = new NpgsqlCommand($"""
            insert into facts_rebuild_source as held (build, source, position, events_read, cases)
            select build, $2, $3, $4, 0 from facts_rebuild where build = $1 and {Running}
            on conflict (build, source) do update set position = excluded.position, events_read = held.events_read + excluded.events_read where held.position = $5
            """, connection, transaction)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = rebuild.Build },
                new NpgsqlParameter<string> { TypedValue = source.Name },
                new NpgsqlParameter<string> { TypedValue = read.Position },
                new NpgsqlParameter<long> { TypedValue = read.Events },
                new NpgsqlParameter<string> { TypedValue = rebuild.Of(source).Position },
            },
        };
        if (await move.ExecuteNonQueryAsync(cancellation) == 0)
            return null;
        await read.Facts.Fill(rebuild.Slot, connection, transaction, cancellation);
        await transaction.CommitAsync(cancellation);
        return rebuild.With(source, rebuild.Of(source) with { Position = read.Position, EventsRead = rebuild.Of(source).EventsRead + read.Events });
    }

    /// <summary>With the cases in the tables of a rebuild so far.</summary>
    public async Task<StoredRebuild> CountCases(StoredRebuild rebuild, CancellationToken cancellation)
    {
        foreach (var source in FactSources.All)
        {
            await using var count = database.Worker.CreateCommand(
                $"select {string.Join(" + ", source.Records.Select(t => $"(select count(*) from {rebuild.Slot}.{t.Name})"))}");
            rebuild = rebuild.With(source, rebuild.Of(source) with { Cases = (long)(await count.ExecuteScalarAsync(cancellation))! });
        }

        return rebuild;
    }

    public async Task Switching(StoredRebuild rebuild, CancellationToken cancellation)
    {
        await using var connection = await database.Worker.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands =
            {
                StoreCases(rebuild),
                new($"update facts_rebuild set state = 'SWITCHING' where build = $1 and {Running}") { Parameters = { new NpgsqlParameter<Guid> { TypedValue = rebuild.Build } } },
            },
        };
        await batch.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    static NpgsqlBatchCommand StoreCases(StoredRebuild rebuild) => new("""
        insert into facts_rebuild_source (build, source, position, events_read, cases) select $1, source, '', 0, cases from unnest($2, $3) as counted (source, cases)
        on conflict (build, source) do update set cases = excluded.cases
        """)
    {
        Parameters =
        {
            new NpgsqlParameter<Guid> { TypedValue = rebuild.Build },
            new NpgsqlParameter<string[]> { TypedValue = [.. rebuild.Sources.Keys] },
            new NpgsqlParameter<long[]> { TypedValue = [.. rebuild.Sources.Values.Select(s => s.Cases)] },
        },
    };

    /// <summary>Puts the rebuilt facts in place of the old. Between two commits, so every reader sees one or the other.</summary>
    public async Task Switch(StoredRebuild rebuild, CancellationToken cancellation)
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
                new("update facts_rebuild set state = 'DONE', ended_at = $2 where build = $1 and state = 'SWITCHING'")
                {
                    Parameters =
                    {
                        new NpgsqlParameter<Guid> { TypedValue = rebuild.Build },
                        new NpgsqlParameter<DateTime> { TypedValue = clock.GetUtcNow().UtcDateTime },
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
            if (!await rows.ReadAsync(cancellation))
                return null;
            var (names, positions) = (rows.GetFieldValue<string[]>(7), rows.GetFieldValue<string[]>(8));
            var (eventsRead, cases) = (rows.GetFieldValue<long[]>(9), rows.GetFieldValue<long[]>(10));
            return new(rows.GetGuid(0), rows.GetString(1), State(rows.GetString(2)), rows.GetFieldValue<DateTimeOffset>(3),
                rows.IsDBNull(4) ? null : rows.GetFieldValue<DateTimeOffset>(4), rows.GetString(5), rows.GetInt32(6))
            {
                Sources = names.Select((name, i) => KeyValuePair.Create(name, new ReadSource(positions[i], eventsRead[i], cases[i]))).ToImmutableDictionary(),
            };
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
