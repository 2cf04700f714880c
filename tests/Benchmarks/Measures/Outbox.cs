using Npgsql;
using Suite.Testing;

namespace Suite.Benchmarks.Measures;

/// <summary>Looks at the events of a service's database as its owner.</summary>
static class Outbox
{
    /// <summary>Waits until the relay has published everything that is there.</summary>
    public static async Task UntilPublished(string owner)
    {
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync();
        await Wait.Until(async () =>
        {
            await using var look = new NpgsqlCommand("select not exists (select from events e, relay_checkpoint c where (e.xid, e.seq) > (c.xid, c.seq))", connection);
            return (bool)(await look.ExecuteScalarAsync())!;
        }, "the relay to publish what is there", TimeSpan.FromMinutes(2));
    }
}
