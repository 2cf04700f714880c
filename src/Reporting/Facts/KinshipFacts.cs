using Npgsql;

namespace Suite.Reporting.Facts;

/// <summary>What a number of kinship events say, merged, ready to be written in one round trip.</summary>
sealed class KinshipFacts
{
    readonly Dictionary<FactTable, Dictionary<FactKey, FactRow>> _rows = [];
    readonly Dictionary<string, (DateTimeOffset Time, Guid Id)> _newest = [];

    public IReadOnlyCollection<string> Authorities => _newest.Keys;

    public FactRow Case(EventMeta meta) => Row(KinshipTables.Cases, meta, "");

    public FactRow Check(EventMeta meta, string checkId) => Row(KinshipTables.Checks, meta, checkId);

    public FactRow Child(EventMeta meta, string childKey) => Row(KinshipTables.Children, meta, childKey);

    public FactRow Milestone(EventMeta meta, string code) => Row(KinshipTables.Milestones, meta, code);

    public FactRow Review(EventMeta meta, int number) => Row(KinshipTables.Reviews, meta, number.ToString());

    /// <summary>A row that belongs to this event alone.</summary>
    public void Add<TFact>(FactTable table, FactGroup<TFact> group, EventMeta meta, TFact fact) where TFact : class =>
        Row(table, meta, meta.Sequence.ToString()).Set(group, meta.Sequence, fact);

    /// <summary>Remembers that the event is included; of two at one instant the greater id counts as the newer.</summary>
    public void Include(ReceivedEvent happened)
    {
        // PostgreSQL keeps microseconds; the two must compare alike.
        var time = new DateTimeOffset(happened.Time.UtcTicks / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
        if (!_newest.TryGetValue(happened.Authority, out var newest) || (time, happened.Id).CompareTo(newest) > 0)
            _newest[happened.Authority] = (time, happened.Id);
    }

    public async Task Write(string slot, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellation)
    {
        if (_newest.Count == 0)
            return;
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var table in KinshipTables.All)
            if (_rows.TryGetValue(table, out var rows))
                batch.BatchCommands.Add(table.Upsert(slot, [.. rows.Values.OrderBy(r => r.Key)]));
        batch.BatchCommands.Add(Newest(slot));
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    NpgsqlBatchCommand Newest(string slot)
    {
        var newest = _newest.OrderBy(n => n.Key, StringComparer.Ordinal).ToArray();
        return new($"""
            insert into {slot}.newest_event as held (authority, event_time, event_id) select * from unnest($1, $2, $3)
            on conflict (authority) do update set event_time = excluded.event_time, event_id = excluded.event_id
            where (excluded.event_time, excluded.event_id) > (held.event_time, held.event_id)
            """)
        {
            Parameters =
            {
                new NpgsqlParameter<string[]> { TypedValue = [.. newest.Select(n => n.Key)] },
                new NpgsqlParameter<DateTime[]> { TypedValue = [.. newest.Select(n => n.Value.Time.UtcDateTime)] },
                new NpgsqlParameter<Guid[]> { TypedValue = [.. newest.Select(n => n.Value.Id)] },
            },
        };
    }

    FactRow Row(FactTable table, EventMeta meta, string part)
    {
        if (!_rows.TryGetValue(table, out var rows))
            _rows[table] = rows = [];
        var key = new FactKey(meta.Authority, meta.CaseId, part);
        if (!rows.TryGetValue(key, out var row))
            rows[key] = row = new(table, key);
        return row;
    }
}
