using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Suite.Platform.Cases;
using Suite.Platform.Tenancy;
using Suite.Testing;

namespace Suite.FosteringRecruitment.Tests.Enquiries;

/// <summary>The service's use cases on a real database and a clock of its own, called without the wire.</summary>
public sealed class FosteringStores : IAsyncLifetime
{
    // Login roles belong to the server, not to a database: two migrations at once would be in each other's way.
    static readonly SemaphoreSlim OneMigration = new(1);

    WebApplication? _app;

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    public static readonly DateOnly Today = new(2026, 11, 23);

    /// <summary>The owner's connection string, past row-level security.</summary>
    public string Owner { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        Owner = await SuiteContainers.CreateDatabaseAsync("fostering-stores");
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            [$"ConnectionStrings:{FosteringApp.Database}-owner"] = Owner,
            [$"ConnectionStrings:{FosteringApp.Database}"] = As("fostering_recruitment_app", "app-secret"),
            [$"ConnectionStrings:{FosteringApp.Database}-worker"] = As("fostering_recruitment_worker", "worker-secret"),
            ["Database:AppPassword"] = "app-secret",
            ["Database:WorkerPassword"] = "worker-secret",
            // Never opened: the service is not started.
            ["ConnectionStrings:messaging"] = "amqp://localhost",
            ["Identity:Issuer"] = "http://localhost",
            ["Identity:Audience"] = "suite",
            ["GRPC_PORT"] = "0",
            ["WEB_PORT"] = "0",
        }).Build();

        await OneMigration.WaitAsync();
        try
        {
            await Migrations.Run(settings, FosteringApp.Database, typeof(FosteringApp).Assembly, NullLogger.Instance);
        }
        finally
        {
            OneMigration.Release();
        }

        _app = FosteringApp.Create(["--environment=Development"], builder =>
        {
            builder.Configuration.AddConfiguration(settings);
            builder.Services.AddSingleton<TimeProvider>(Clock);
            builder.Logging.ClearProviders();
        });
    }

    internal TUseCase Use<TUseCase>() where TUseCase : class => ActivatorUtilities.CreateInstance<TUseCase>(_app!.Services);

    /// <summary>Puts a record into the database as it stands, however it came about.</summary>
    internal async Task Store<TRecord>(TRecord record) where TRecord : class, ICase<TRecord>
    {
        await using var connection = new NpgsqlConnection(Owner);
        await connection.ExecuteAsync(
            """
            insert into cases (case_id, authority, kind, version, schema_version, document, opened_at, changed_at)
            values (@id, @authority, @kind, 1, 1, @document::jsonb, now(), now())
            """,
            new { id = record.Id, authority = AuthorityOf(record), kind = TRecord.Kind, document = System.Text.Encoding.UTF8.GetString(record.ToDocument()) });
    }

    /// <summary>Looks at the tables as their owner.</summary>
    public async Task<T> Look<T>(string sql, object? parameters = null)
    {
        await using var connection = new NpgsqlConnection(Owner);
        return (await connection.ExecuteScalarAsync<T>(sql, parameters))!;
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
    }

    static string AuthorityOf(object record) => ((Record)record).Authority;

    string As(string role, string password) => new NpgsqlConnectionStringBuilder(Owner) { Username = role, Password = password }.ConnectionString;
}
