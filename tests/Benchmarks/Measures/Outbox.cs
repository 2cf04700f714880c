using System.Diagnostics;
using Npgsql;

namespace Suite.Benchmarks.Measures;

/// <summary>Looks at the events of a service's database as its owner.</summary>
static class Outbox
{
    static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(5), Limit = TimeSpan.FromMinutes(2);

    /// <summary>Waits until the relay has published everything that is there; looks often, as the time until then is measured.</summary>
    public static async Task UntilPublished(string owner)
    {
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync();
        await using var look = new NpgsqlCommand("select not exists (select from events e, relay_checkpoint c where (e.xid, e.seq) > (c.xid, c.seq))", connection);
        for (var watch = Stopwatch.StartNew(); !(bool)(await look.ExecuteScalarAsync())!; await Task.Delay(LookEvery))
            if (watch.Elapsed > Limit)
                throw new TimeoutException("The relay did not publish what is there.");
    }
}
