using System.Security.Cryptography;
using Npgsql;
using Testcontainers.PostgreSql;

namespace Suite.Testing;

/// <summary>A PostgreSQL server in a container.</summary>
public sealed class TestPostgres : IAsyncDisposable
{
    readonly PostgreSqlContainer _container;

    TestPostgres(PostgreSqlContainer container) => _container = container;

    /// <summary>The owner's connection string for the server's own database.</summary>
    public string ConnectionString => _container.GetConnectionString();

    /// <param name="durable">False commits without waiting for the disk: for tests that are slow on it and do not ask what survives a crash.</param>
    public static async Task<TestPostgres> StartAsync(bool durable = true, CancellationToken ct = default)
    {
        var image = ContainerImages.PostgreSql;
        var safety = durable ? "on" : "off";
        // Testcontainers' module turns all three off by itself; the last word on a command line wins.
        string[] settings =
            ["-c", "max_connections=1000", "-c", $"fsync={safety}", "-c", $"full_page_writes={safety}", "-c", $"synchronous_commit={safety}"];

        var container = await ContainerImages.Start(image, () => new PostgreSqlBuilder(image)
            .WithDatabase("postgres")
            .WithUsername("postgres")
            .WithPassword(RandomNumberGenerator.GetHexString(24, lowercase: true))
            // A port of our choice stays the same when the container is stopped and started.
            .WithPortBinding(FreePort.Next(), PostgreSqlBuilder.PostgreSqlPort)
            .WithCommand(settings)
            .MarkedAsTest()
            .Build(), ct);

        return new(container);
    }

    /// <summary>A fresh database named after <paramref name="name"/>; the answer is its owner's connection string.</summary>
    public async Task<string> CreateDatabaseAsync(string name, CancellationToken ct = default)
    {
        var database = Unique(name);
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync(ct);
        await using var create = new NpgsqlCommand($"CREATE DATABASE \"{database}\"", connection);
        await create.ExecuteNonQueryAsync(ct);

        return new NpgsqlConnectionStringBuilder(ConnectionString) { Database = database }.ConnectionString;
    }

    /// <summary>Stops the server as a shutdown would; the data and the port stay.</summary>
    public Task StopAsync(CancellationToken ct = default) => _container.StopAsync(ct);

    public async Task StartAgainAsync(CancellationToken ct = default)
    {
        await _container.StartAsync(ct);
        // Connections from before the stop are dead; a pool would hand them out.
        NpgsqlConnection.ClearAllPools();
        await Wait.Until(AcceptsConnections, "PostgreSQL to accept connections again", TimeSpan.FromSeconds(60));
    }

    public ValueTask DisposeAsync() => _container.DisposeAsync();

    async Task<bool> AcceptsConnections()
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        return true;
    }

    internal static string Unique(string name) => $"{name}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
}
