using Dapper;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Suite.Platform.Identity;
using Suite.Platform.Tenancy;
using Suite.Reporting.Facts;
using Suite.Reporting.Measures;
using Suite.Reporting.Rebuilds;
using Suite.Reporting.V1;
using Suite.Types.V1;

namespace Suite.Reporting.Tests;

/// <summary>A migrated reporting database with its two roles, the facts over it, and a clock that the tests set.</summary>
public sealed class ReportingFixture : IAsyncLifetime
{
    public static readonly DateTimeOffset Now = new(2027, 4, 2, 9, 0, 0, TimeSpan.Zero);

    readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    int _authorities;

    public string Owner { get; private set; } = "";

    internal ServiceDatabase Database { get; private set; } = null!;
    internal FakeTimeProvider Clock { get; } = new(Now);
    internal IConfiguration Configuration { get; private set; } = null!;
    internal ReportingMetrics Metrics { get; private set; } = null!;
    internal FactsReader Facts { get; private set; } = null!;
    internal MeasureQuery Measures { get; private set; } = null!;
    internal FactConsumer Consumer { get; private set; } = null!;
    internal RebuildStore Rebuilds { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Owner = await SuiteContainers.CreateDatabaseAsync("reporting");
        Configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:reporting-db-owner"] = Owner,
            ["ConnectionStrings:reporting-db"] = As("reporting_app", "app-secret"),
            ["ConnectionStrings:reporting-db-worker"] = As("reporting_worker", "worker-secret"),
            ["Database:AppPassword"] = "app-secret",
            ["Database:WorkerPassword"] = "worker-secret",
            ["Database:PublishedPassword"] = "published-secret",
        }).Build();
        await Migrations.Run(Configuration, "reporting-db", typeof(ReportingMetrics).Assembly, NullLogger.Instance);
        Database = ServiceDatabase.From(Configuration, "reporting-db");
        Metrics = new(_services.GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>());
        Facts = new(Database);
        Measures = new(Facts, Metrics, Clock);
        Consumer = new(Metrics, Clock);
        Rebuilds = new(Database, Clock);
    }

    /// <summary>An authority that no other test has: facts are apart by authority.</summary>
    internal string NewAuthority() => $"E{Interlocked.Increment(ref _authorities):00000000}";

    internal static Caller Caller(string authority, params string[] roles) => new("staff-1", authority, new HashSet<string>(roles), new HashSet<string>());

    /// <summary>Takes events in as the consumer does, in one transaction, without the inbox: nothing drops a duplicate.</summary>
    internal async Task Take(IReadOnlyList<ReceivedEvent> events)
    {
        await using var connection = await Database.Worker.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await Consumer.Apply(events, connection, transaction, CancellationToken.None);
        await transaction.CommitAsync();
    }

    internal Task<MeasureResult> WorkOut(string measure, string authority, DateOnly from, DateOnly to) =>
        Measures.WorkOut(Catalogue.Find(measure), new(from, to), authority, CancellationToken.None);

    /// <summary>Every row of an authority's facts, byte for byte, without the authority's name.</summary>
    internal async Task<string> Dump(string authority, string? slot = null)
    {
        await using var connection = new NpgsqlConnection(Owner);
        slot ??= await connection.ExecuteScalarAsync<string>("select slot from facts_serving");
        var each = FactSources.TableNames.Select(table => $"select '{table} ' || (to_jsonb(f) - 'authority')::text from {slot}.{table} f where authority = @authority");
        return string.Join('\n', (await connection.QueryAsync<string>(string.Join(" union all ", each), new { authority })).Order(StringComparer.Ordinal));
    }

    internal async Task<T> Look<T>(string sql, object? parameters = null)
    {
        await using var connection = new NpgsqlConnection(Owner);
        return (await connection.ExecuteScalarAsync<T>(sql, parameters))!;
    }

    internal string As(string role, string password) => new NpgsqlConnectionStringBuilder(Owner) { Username = role, Password = password }.ConnectionString;

    public async ValueTask DisposeAsync()
    {
        if (Database is not null)
            await Database.DisposeAsync();
        await _services.DisposeAsync();
    }
}

static class Days
{
    public static DateOnly Day(this string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd");

    public static Date Date(this string iso) => iso.Day().ToMessage();

    public static DateOnly Day(this Date date) => new(date.Year, date.Month, date.Day);
}
