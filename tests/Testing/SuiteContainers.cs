namespace Suite.Testing;

/// <summary>One PostgreSQL and one RabbitMQ for all tests of a process, started when first asked for.</summary>
/// <remarks>Each test takes a database and a virtual host of its own. A test that stops a server starts one of its own too.</remarks>
public static class SuiteContainers
{
    static readonly Lazy<Task<TestPostgres>> Postgres = new(() => TestPostgres.StartAsync());
    static readonly Lazy<Task<TestBroker>> Broker = new(() => TestBroker.StartAsync());

    public static Task<TestPostgres> PostgresAsync() => Postgres.Value;

    public static Task<TestBroker> BrokerAsync() => Broker.Value;

    /// <summary>A fresh database; the answer is its owner's connection string.</summary>
    public static async Task<string> CreateDatabaseAsync(string name, CancellationToken ct = default) =>
        await (await PostgresAsync()).CreateDatabaseAsync(name, ct);

    /// <summary>A fresh virtual host; the answer is its amqp URI.</summary>
    public static async Task<string> CreateVirtualHostAsync(string name, CancellationToken ct = default) =>
        await (await BrokerAsync()).CreateVirtualHostAsync(name, ct);

    /// <summary>Takes away what was started.</summary>
    internal static async Task Remove()
    {
        await Task.WhenAll(Remove(Postgres), Remove(Broker));

        static async Task Remove<T>(Lazy<Task<T>> started) where T : IAsyncDisposable
        {
            if (started is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
                await (await started.Value).DisposeAsync();
        }
    }
}

/// <summary>
/// Ends with the last test of an assembly (an assembly fixture of every test project, see <c>tests/Directory.Build.targets</c>). Left to the end of the
/// process, taking big containers away may last longer than the ten seconds that xUnit gives it, and then a green run ends badly.
/// </summary>
public sealed class ContainersOfAssembly : IAsyncDisposable
{
    public async ValueTask DisposeAsync() => await SuiteContainers.Remove();
}
