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
}
