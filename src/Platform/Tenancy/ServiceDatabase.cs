using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Suite.Platform.Tenancy;

/// <summary>
/// One service's database under its two login roles. <see cref="App"/> serves callers: row-level security shows it one
/// authority at a time. <see cref="Worker"/> runs the suite's own jobs (relay, deadline watch, consumers, purge).
/// </summary>
public sealed class ServiceDatabase : IAsyncDisposable
{
    public ServiceDatabase(string name, string appConnectionString, string workerConnectionString)
    {
        Name = name;
        // Nothing of a caller's is kept in a session: the authority ends with its transaction. Undoing it all the same would
        // be seven statements more before each batch.
        App = Source(appConnectionString, name, resets: false);
        // Advisory locks are given back with the connection.
        Worker = Source(workerConnectionString, name + "-worker", resets: true);
    }

    /// <summary>Name of the connection, for example <c>kinship-assessment-db</c>.</summary>
    public string Name { get; }

    public NpgsqlDataSource App { get; }

    public NpgsqlDataSource Worker { get; }

    public static ServiceDatabase From(IConfiguration configuration, string name) =>
        new(name, Required(configuration, name), Required(configuration, name + "-worker"));

    /// <summary>Login role of a database, for example <c>kinship_assessment_app</c> of <c>kinship-assessment-db</c>.</summary>
    public static string Role(string database, string suffix) =>
        (database.EndsWith("-db", StringComparison.Ordinal) ? database[..^3] : database).Replace('-', '_') + "_" + suffix;

    internal static string Required(IConfiguration configuration, string name) =>
        configuration.GetConnectionString(name) ?? throw new InvalidOperationException($"The connection string '{name}' is not configured.");

    /// <summary>
    /// A read-only transaction of one authority. Queries filter by authority themselves too: row-level security is the
    /// second lock, not the first.
    /// </summary>
    public async Task<TenantTransaction> Read(string authority, CancellationToken cancellation)
    {
        var connection = await App.OpenConnectionAsync(cancellation);
        try
        {
            await using var begin = new NpgsqlBatch(connection)
            {
                BatchCommands =
                {
                    new("begin transaction isolation level repeatable read read only"),
                    SetAuthority(authority),
                },
            };
            await begin.ExecuteNonQueryAsync(cancellation);
            return new(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Names the authority for the rest of the transaction; first statement of every batch under the app role.</summary>
    internal static NpgsqlBatchCommand SetAuthority(string authority) =>
        new("select set_config('suite.authority', $1, true)") { Parameters = { new() { Value = authority } } };

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Worker.DisposeAsync();
    }

    static NpgsqlDataSource Source(string connectionString, string name, bool resets)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        var settings = builder.ConnectionStringBuilder;
        settings.ApplicationName ??= name;
        // Measured: 8 to 32 connections serve 64 callers best on two cores; statements are prepared once and kept.
        if (settings.MaxPoolSize == 100)
            settings.MaxPoolSize = 32;
        if (settings.MaxAutoPrepare == 0)
            settings.MaxAutoPrepare = 64;
        settings.NoResetOnClose = !resets;
        // A value must never reach a log or an error through PostgreSQL's DETAIL.
        settings.IncludeErrorDetail = false;
        // What a call or an event caused is traced; the jobs' own looking around would bury it.
        builder.ConfigureTracing(tracing => tracing
            .ConfigureCommandFilter(_ => Activity.Current is not null)
            .ConfigureBatchFilter(_ => Activity.Current is not null)
            // Databases on one server cannot be told apart by its address.
            .ConfigureCommandEnrichmentCallback((span, _) => span.SetTag("peer.service", settings.Database))
            .ConfigureBatchEnrichmentCallback((span, _) => span.SetTag("peer.service", settings.Database)));
        return builder.Build();
    }
}

/// <summary>An open read-only transaction of one authority; disposing it ends it.</summary>
public sealed class TenantTransaction(NpgsqlConnection connection) : IAsyncDisposable
{
    public NpgsqlConnection Connection => connection;

    public async ValueTask DisposeAsync()
    {
        try
        {
            await using var commit = new NpgsqlCommand("commit", connection);
            await commit.ExecuteNonQueryAsync();
        }
        catch (NpgsqlException)
        {
            // The connection is gone, and a read-only transaction with it.
        }
        finally
        {
            await connection.DisposeAsync();
        }
    }
}
