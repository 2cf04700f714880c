using Npgsql;

namespace Suite.Reporting.Facts;

/// <summary>Takes events into the facts that serve, and into those that are being rebuilt.</summary>
sealed class FactConsumer(ReportingMetrics metrics, TimeProvider clock) : IEventHandler
{
    public async Task Apply(IReadOnlyList<ReceivedEvent> fresh, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellation)
    {
        var facts = FactSources.Merge(fresh);
        foreach (var slot in await FactSlots.ForWriting(connection, transaction, cancellation))
            await facts.Write(slot, connection, transaction, cancellation);
        await CountChange(facts.Authorities, connection, transaction, cancellation);

        metrics.Applied(fresh.Count, clock.GetUtcNow() - fresh.Min(e => e.Time));
    }

    // Last, because every batch of an authority meets here.
    static async Task CountChange(IEnumerable<string> authorities, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellation)
    {
        await using var count = new NpgsqlCommand("""
            insert into facts_change as held (authority, changes) select authority, 1 from unnest($1) as changed (authority)
            on conflict (authority) do update set changes = held.changes + 1
            """, connection, transaction)
        {
            Parameters = { new NpgsqlParameter<string[]> { TypedValue = [.. authorities.Order(StringComparer.Ordinal)] } },
        };
        await count.ExecuteNonQueryAsync(cancellation);
    }
}
