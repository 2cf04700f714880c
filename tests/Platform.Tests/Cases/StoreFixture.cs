using Dapper;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Suite.Platform.Cases;
using Suite.Platform.Identity;
using Suite.Platform.Messaging;
using Suite.Platform.Tenancy;
using Suite.Testing;
using Xunit;

namespace Suite.Platform.Tests.Cases;

/// <summary>A migrated database with its two roles, a store of folders over it, and a clock that the tests set.</summary>
public sealed class StoreFixture : IAsyncLifetime
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public string Owner { get; private set; } = "";
    internal ServiceDatabase Database { get; private set; } = null!;
    internal FakeTimeProvider Clock { get; } = new(Start);
    internal EventSignal Signal { get; } = new();
    internal CaseStore<Folder> Store { get; private set; } = null!;
    internal IConfiguration Configuration { get; private set; } = null!;

    internal static Caller Westmere(string subject = "staff-0001") => new(subject, "E10000901", new HashSet<string> { "CSW" }, new HashSet<string> { "t" });

    internal static Caller Eastholt(string subject = "staff-0101") => new(subject, "E10000902", new HashSet<string> { "CSW" }, new HashSet<string> { "t" });

    public async ValueTask InitializeAsync()
    {
        Owner = await SuiteContainers.CreateDatabaseAsync("folders");
        Configuration = Settings("app-secret", "worker-secret");
        await Migrations.Run(Configuration, "folders-db", typeof(StoreFixture).Assembly, NullLogger.Instance);
        Database = ServiceDatabase.From(Configuration, "folders-db");
        Store = NewStore();
    }

    internal CaseStore<Folder> NewStore() => new(Database, Clock, Signal);

    internal IConfiguration Settings(string app, string worker) => new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["ConnectionStrings:folders-db-owner"] = Owner,
        ["ConnectionStrings:folders-db"] = As("folders_app", app),
        ["ConnectionStrings:folders-db-worker"] = As("folders_worker", worker),
        ["Database:AppPassword"] = app,
        ["Database:WorkerPassword"] = worker,
    }).Build();

    /// <summary>Looks at the tables as their owner, past row-level security.</summary>
    internal async Task<T> Look<T>(string sql, object? parameters = null)
    {
        await using var connection = new NpgsqlConnection(Owner);
        return (await connection.ExecuteScalarAsync<T>(sql, parameters))!;
    }

    string As(string role, string password) =>
        new NpgsqlConnectionStringBuilder(Owner) { Username = role, Password = password }.ConnectionString;

    public async ValueTask DisposeAsync()
    {
        if (Database is not null)
            await Database.DisposeAsync();
        Signal.Dispose();
    }
}
