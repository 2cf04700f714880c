using Npgsql;

namespace Suite.Reporting.Facts;

/// <summary>What a number of events say, merged, ready to be written in one round trip.</summary>
sealed class FactBatch
{
    readonly Dictionary<FactTable, Dictionary<FactKey, FactRow>> _rows = [];
    readonly Dictionary<(string Authority, string Source), (DateTimeOffset Time, Guid Id)> _newest = [];

    public IEnumerable<string> Authorities => _newest.Keys.Select(n => n.Authority).Distinct();

    /// <summary>Whose facts it changes, and by whose events.</summary>
    public IEnumerable<(string Authority, string Source)> Sources => _newest.Keys;

    /// <summary>A row that belongs to this event alone.</summary>
    public void Add<TFact>(FactTable table, FactGroup<TFact> group, EventMeta meta, TFact fact, string part = "") where TFact : class =>
        Row(table, new FactKey(meta.Authority, meta.CaseId, part, meta.Sequence)).Set(group, meta.Sequence, fact);

    /// <summary>The row of the record, or of a part of it, that several events may change.</summary>
    public FactRow Row(FactTable table, EventMeta meta, string part = "") => Row(table, new FactKey(meta.Authority, meta.CaseId, part, 0));

    /// <summary>Remembers that the event is included; of two at one instant the greater id counts as the newer.</summary>
    public void Include(ReceivedEvent happened)
    {
        // PostgreSQL keeps microseconds; the two must compare alike.
        var time = new DateTimeOffset(happened.Time.UtcTicks / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
        var of = (happened.Authority, happened.Source);
        if (!_newest.TryGetValue(of, out var newest) || (time, happened.Id).CompareTo(newest) > 0)
            _newest[of] = (time, happened.Id);
    }

    public Task Write(string slot, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellation) =>
        Write(slot, (table, rows) => table.Upsert(slot, rows), connection, transaction, cancellation);

    /// <summary>
    /// The same into tables that are being filled. Rows of single events, the most by far, are then hardly ever there: they are inserted without looking for each of them first.
    /// Where one was there all the same, everything is merged.
    /// </summary>
    public async Task Fill(string slot, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellation)
    {
        const string before = "before_filling";
        await transaction.SaveAsync(before, cancellation);
        try
        {
            await Write(slot, (table, rows) => table.PerEvent ? table.Insert(slot, rows) : table.Upsert(slot, rows), connection, transaction, cancellation);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            await transaction.RollbackAsync(before, cancellation);
            await Write(slot, connection, transaction, cancellation);
        }
    }

    // Everybody writes the tables in the same order, so that two writers of the same rows wait for each other and never deadlock.
    async Task Write(string slot, Func<FactTable, IReadOnlyList<FactRow>, NpgsqlBatchCommand> write, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellation)
    {
        if (_newest.Count == 0)
            return;
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var table in FactSources.Tables)
            if (_rows.TryGetValue(table, out var rows))
                batch.BatchCommands.Add(write(table, [.. rows.Values.OrderBy(r => r.Key)]));
        batch.BatchCommands.Add(Newest(slot));
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    NpgsqlBatchCommand Newest(string slot)
    {
        var newest = _newest.OrderBy(n => n.Key.Authority, StringComparer.Ordinal).ThenBy(n => n.Key.Source, StringComparer.Ordinal).ToArray();
        return new($"""
            insert into {slot}.newest_event as held (authority, source, event_time, event_id) select * from unnest($1, $2, $3, $4)
            on conflict (authority, source) do update set event_time = excluded.event_time, event_id = excluded.event_id
            where (excluded.event_time, excluded.event_id) > (held.event_time, held.event_id)
            """)
        {
            Parameters =
            {
                new NpgsqlParameter<string[]> { TypedValue = [.. newest.Select(n => n.Key.Authority)] },
                new NpgsqlParameter<string[]> { TypedValue = [.. newest.Select(n => n.Key.Source)] },
                new NpgsqlParameter<DateTime[]> { TypedValue = [.. newest.Select(n => n.Value.Time.UtcDateTime)] },
                new NpgsqlParameter<Guid[]> { TypedValue = [.. newest.Select(n => n.Value.Id)] },
            },
        };
    }

    FactRow Row(FactTable table, FactKey key)
    {
        if (!_rows.TryGetValue(table, out var rows))
            _rows[table] = rows = [];
        if (!rows.TryGetValue(key, out var row))
            rows[key] = row = new(table, key);
        return row;
    }
}
