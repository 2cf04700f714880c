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
        await CountChange(facts, connection, transaction, cancellation);

        metrics.Applied(fresh.Count, clock.GetUtcNow() - fresh.Min(e => e.Time));
    }

    // Last, because every batch of an authority meets here.
    static async Task CountChange(FactBatch facts, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellation)
    {
        var sources = facts.Sources.OrderBy(s => s.Authority, StringComparer.Ordinal).ThenBy(s => s.Source, StringComparer.Ordinal).ToArray();
        await using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands =
            {
                new("""
                    insert into facts_source_change as held (authority, source, changes) select authority, source, 1 from unnest($1, $2) as changed (authority, source)
                    on conflict (authority, source) do update set changes = held.changes + 1
                    """)
                {
                    Parameters =
                    {
                        new NpgsqlParameter<string[]> { TypedValue = [.. sources.Select(s => s.Authority)] },
                        new NpgsqlParameter<string[]> { TypedValue = [.. sources.Select(s => s.Source)] },
                    },
                },
                new("""
                    insert into facts_change as held (authority, changes) select authority, 1 from unnest($1) as changed (authority)
                    on conflict (authority) do update set changes = held.changes + 1
                    """)
                {
                    Parameters = { new NpgsqlParameter<string[]> { TypedValue = [.. facts.Authorities.Order(StringComparer.Ordinal)] } },
                },
            },
        };
        await batch.ExecuteNonQueryAsync(cancellation);
    }
}
