using Npgsql;

namespace Suite.Reporting.Facts;

/// <summary>
/// Which of the two sets of tables serves, and which is being rebuilt. Whoever writes facts of new events writes to both;
/// starting a rebuild and changing over wait for those writers, so that no event falls between the two.
/// </summary>
static class FactSlots
{
    const long Lock = 0x4661637473;

    /// <summary>The slots to write to, fixed until the transaction ends: the serving one first.</summary>
    public static async Task<IReadOnlyList<string>> ForWriting(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands =
            {
                new("select pg_advisory_xact_lock_shared($1)") { Parameters = { new NpgsqlParameter<long> { TypedValue = Lock } } },
                new("""
                    select slot from facts_serving
                     union all
                    select slot from facts_rebuild where state in ('READING', 'SWITCHING')
                    """),
            },
        };
        await using var rows = await batch.ExecuteReaderAsync(cancellation);
        await rows.NextResultAsync(cancellation);
        var slots = new List<string>(2);
        while (await rows.ReadAsync(cancellation))
            slots.Add(rows.GetString(0));
        return slots;
    }

    /// <summary>Nobody else writes facts until the transaction ends.</summary>
    public static async Task Hold(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellation)
    {
        await using var hold = new NpgsqlCommand("select pg_advisory_xact_lock($1)", connection, transaction)
        {
            Parameters = { new NpgsqlParameter<long> { TypedValue = Lock } },
        };
        await hold.ExecuteNonQueryAsync(cancellation);
    }
}
