using System.Net;
using Npgsql;
using RabbitMQ.Client;

namespace Aspire.Hosting.Running;

/// <summary>What the health checks ask; each throws what is wrong.</summary>
static class Probes
{
    static readonly HttpClient Client = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromSeconds(30) });

    public static async Task Http(string url, int expected, CancellationToken ct)
    {
        using var response = await Client.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, ct);
        if (response.StatusCode != (HttpStatusCode)expected)
            throw new InvalidOperationException($"{url} answered {(int)response.StatusCode}, expected {expected}.");
    }

    public static async Task Postgres(string connectionString, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(Unpooled(connectionString));
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand("select 1", connection);
        await command.ExecuteScalarAsync(ct);
    }

    public static async Task CreateDatabase(string connectionString, string name, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(Unpooled(connectionString));
        await connection.OpenAsync(ct);
        await using var create = new NpgsqlCommand($"create database \"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", connection);
        try
        {
            await create.ExecuteNonQueryAsync(ct);
        }
        catch (PostgresException exists) when (exists.SqlState == PostgresErrorCodes.DuplicateDatabase)
        {
        }
    }

    // A pooled connection would outlive the server and report the last run's fault.
    static string Unpooled(string connectionString) => connectionString + ";Pooling=false;Timeout=5";
}

/// <summary>Keeps one connection, as clients do, so that checking does not fill the broker's log.</summary>
sealed class RabbitProbe
{
    IConnection? _connection;

    public async Task Check(string address, CancellationToken ct)
    {
        try
        {
            _connection ??= await new ConnectionFactory { Uri = new(address), AutomaticRecoveryEnabled = false }.CreateConnectionAsync(ct);
            await using var channel = await _connection.CreateChannelAsync(cancellationToken: ct);
        }
        catch
        {
            if (Interlocked.Exchange(ref _connection, null) is { } broken)
                await broken.DisposeAsync();
            throw;
        }
    }
}
