using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Suite.Benchmarks.Measuring;
using Suite.Platform.Tenancy;
using Suite.Testing;

namespace Suite.Benchmarks.Servers;

/// <summary>PostgreSQL and RabbitMQ in containers, with nothing of their safety turned off.</summary>
sealed class Surroundings : IAsyncDisposable
{
    const string Password = "bench-secret";

    /// <summary>What a server of this size is given; commit timestamps tell when an event became visible, for all sides alike.</summary>
    public static readonly IReadOnlyDictionary<string, string> Settings = new Dictionary<string, string>
    {
        ["shared_buffers"] = "1GB",
        ["max_wal_size"] = "8GB",
        ["checkpoint_timeout"] = "30min",
        ["track_commit_timestamp"] = "on",
    };

    readonly TestPostgres _postgres;
    readonly TestBroker _broker;
    readonly int? _postgresProcess;

    Surroundings(TestPostgres postgres, TestBroker broker, int? postgresProcess) =>
        (_postgres, _broker, _postgresProcess) = (postgres, broker, postgresProcess);

    public TestBroker Broker => _broker;

    public string Server => _postgres.ConnectionString;

    public static async Task<Surroundings> Start()
    {
        var (postgres, broker) = (await TestPostgres.StartAsync(durable: true), await TestBroker.StartAsync());
        await using (var connection = new NpgsqlConnection(postgres.ConnectionString))
        {
            await connection.OpenAsync();
            foreach (var (name, value) in Settings)
            {
                await using var set = new NpgsqlCommand($"alter system set {name} = '{value}'", connection);
                await set.ExecuteNonQueryAsync();
            }
        }

        await postgres.StopAsync();
        await postgres.StartAgainAsync();
        // Found by the name of a database, which no other server on this machine has.
        var own = await postgres.CreateDatabaseAsync("bench");
        return new(postgres, broker, await ProcessorTime.FindPostgres(own));
    }

    /// <summary>Processor seconds of PostgreSQL so far; NaN where its processes cannot be seen.</summary>
    public double PostgresSeconds() => _postgresProcess is { } process ? ProcessorTime.SecondsOfFamily(process) : double.NaN;

    public Task<string> CreateDatabase(string name) => _postgres.CreateDatabaseAsync(name);

    public Task<string> CreateVirtualHost(string name) => _broker.CreateVirtualHostAsync(name);

    /// <summary>A migrated database of a service, as the settings that a service gets.</summary>
    /// <param name="name">Of its connection strings, for example <c>reporting-db</c>.</param>
    /// <param name="service">Some type of the service whose scripts it needs.</param>
    public async Task<Dictionary<string, string?>> Migrated(string name, Type service, string? messaging = null)
    {
        var owner = await CreateDatabase(name);
        var settings = new Dictionary<string, string?>
        {
            [$"ConnectionStrings:{name}-owner"] = owner,
            [$"ConnectionStrings:{name}"] = As("app"),
            [$"ConnectionStrings:{name}-worker"] = As("worker"),
            ["Database:AppPassword"] = Password,
            ["Database:WorkerPassword"] = Password,
        };
        if (messaging is not null)
            settings["ConnectionStrings:messaging"] = messaging;
        await Migrations.Run(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), name, service.Assembly, NullLogger.Instance);
        return settings;

        string As(string role) => new NpgsqlConnectionStringBuilder(owner) { Username = ServiceDatabase.Role(name, role), Password = Password }.ConnectionString;
    }

    public async ValueTask DisposeAsync()
    {
        await _broker.DisposeAsync();
        await _postgres.DisposeAsync();
    }
}
