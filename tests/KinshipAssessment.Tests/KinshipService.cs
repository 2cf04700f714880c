using System.Collections.Concurrent;
using Dapper;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using NpgsqlTypes;
using Suite.DevIdentity;
using Suite.KinshipAssessment.Cases;
using Suite.Platform.Api;
using Suite.Platform.Identity;
using Suite.Platform.Tenancy;
using Suite.Testing;
using Client = Suite.KinshipAssessment.V1.KinshipAssessmentService.KinshipAssessmentServiceClient;

namespace Suite.KinshipAssessment.Tests;

/// <summary>
/// The real service on a database and a clock of its own, called over gRPC with tokens of the real development issuer.
/// A class of tests fails when the service logged an error that no test expected.
/// </summary>
public sealed class KinshipService : IAsyncLifetime
{
    public const string Westmere = "E10000901", Eastholt = "E10000902";

    /// <summary>Monday morning in the week after the worked cases' present.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    static readonly Lazy<Task<WebApplication>> Issuer = new(StartIssuer);
    static readonly Lazy<Task<StaffTokens>> Tokens = new(async () => new(new((await Issuer.Value).Urls.First())));

    // Login roles belong to the server, not to a database: two migrations at once would be in each other's way.
    static readonly SemaphoreSlim OneMigration = new(1);

    readonly ErrorLog _errors = new();
    WebApplication? _app;
    GrpcChannel? _channel;
    IConfiguration _settings = null!;

    public FakeTimeProvider Clock { get; } = new(Start);

    public DateOnly Today => DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);

    /// <summary>The owner's connection string, past row-level security.</summary>
    public string Owner { get; private set; } = "";

    public IServiceProvider Services => _app!.Services;

    /// <summary>Errors in the service's log that a test provoked on purpose hold this text.</summary>
    public void ExpectErrors(string holding) => _errors.Expect(holding);

    public async ValueTask InitializeAsync()
    {
        Owner = await SuiteContainers.CreateDatabaseAsync("kinship");
        var issuer = await Issuer.Value;
        _settings = new ConfigurationBuilder().AddInMemoryCollection(
            ServiceSettings.Of("kinship-assessment", Owner, await SuiteContainers.CreateVirtualHostAsync("kinship"), new(issuer.Urls.First())).Select(s => new KeyValuePair<string, string?>(s.Key, s.Value))).Build();

        await OneMigration.WaitAsync();
        try
        {
            await Migrations.Run(_settings, KinshipApp.Database, typeof(KinshipApp).Assembly, NullLogger.Instance);
        }
        finally
        {
            OneMigration.Release();
        }

        _app = KinshipApp.Create(["--environment=Development"], builder =>
        {
            builder.Configuration.AddConfiguration(_settings);
            builder.Services.AddSingleton<TimeProvider>(Clock);
            builder.Logging.ClearProviders().AddProvider(_errors);
        });
        await _app.StartAsync();
        _channel = GrpcChannel.ForAddress(_app.ApiAddresses().Grpc);
    }

    /// <summary>The service as a sample member of staff calls it.</summary>
    public Client For(string username) => new(_channel!.Intercept(metadata =>
    {
        metadata.Add("authorization", $"Bearer {Tokens.Value.GetAwaiter().GetResult().Of(username)}");
        return metadata;
    }));

    /// <summary>The same person as the service's own code knows them.</summary>
    public static Caller Caller(string username)
    {
        var person = SampleStaff.All.Single(s => s.Username == username);
        return new(person.Subject, person.Authority, person.Roles.ToHashSet(), person.Teams.ToHashSet());
    }

    /// <summary>Puts a case into the database as it stands, however it came about: for lists, which only read.</summary>
    internal async Task Store(params IReadOnlyList<KinshipCase> cases)
    {
        await using var connection = new NpgsqlConnection(Owner);
        await connection.OpenAsync();
        foreach (var chunk in cases.Chunk(500))
        {
            await using var batch = new NpgsqlBatch(connection);
            foreach (var kinship in chunk)
            {
                batch.BatchCommands.Add(new("insert into cases (case_id, authority, kind, version, schema_version, document, opened_at, changed_at) values ($1, $2, 'case', 1, 1, $3, $4, $4)")
                {
                    Parameters =
                    {
                        new() { Value = kinship.Id }, new() { Value = kinship.Authority }, new() { Value = kinship.ToDocument(), NpgsqlDbType = NpgsqlDbType.Jsonb },
                        new() { Value = Clock.GetUtcNow().UtcDateTime },
                    },
                });
                var due = kinship.DueItems();
                batch.BatchCommands.Add(new("insert into due_items (case_id, authority, rule, subject, due_on, blocked_by, citation) select $1, $2, i.* from unnest($3::text[], $4::text[], $5::date[], $6::text[], $7::text[]) i")
                {
                    Parameters =
                    {
                        new() { Value = kinship.Id }, new() { Value = kinship.Authority }, new() { Value = due.Select(d => d.Rule).ToArray() },
                        new() { Value = due.Select(d => d.Subject).ToArray() }, new() { Value = due.Select(d => d.DueOn).ToArray() },
                        new() { Value = due.Select(d => d.BlockedBy).ToArray() }, new() { Value = due.Select(d => d.Citation).ToArray() },
                    },
                });
            }

            await batch.ExecuteNonQueryAsync();
        }
    }

    /// <summary>Looks at the tables as their owner.</summary>
    public async Task<T> Look<T>(string sql, object? parameters = null)
    {
        await using var connection = new NpgsqlConnection(Owner);
        return (await connection.ExecuteScalarAsync<T>(sql, parameters))!;
    }

    public async ValueTask DisposeAsync()
    {
        _channel?.Dispose();
        _errors.Stopping = true;
        if (_app is not null)
            await _app.DisposeAsync();
        var unexpected = string.Join(Environment.NewLine, _errors.Unexpected);
        Assert.True(unexpected.Length == 0, $"The service logged errors that no test expected: {unexpected}");
    }

    static async Task<WebApplication> StartIssuer()
    {
        var issuer = DevIdentityApp.Create(["--environment=Development", "--WEB_PORT=0"]);
        await issuer.StartAsync();
        return issuer;
    }

    sealed class ErrorLog : ILoggerProvider
    {
        readonly ConcurrentQueue<string> _errors = new();
        readonly ConcurrentBag<string> _expected = [];

        public IEnumerable<string> Unexpected => _errors.Where(error => !_expected.Any(text => error.Contains(text, StringComparison.Ordinal)));

        /// <summary>From now on a publish may be cut short: the bus calls that a fault, the relay publishes it again at the next start.</summary>
        public bool Stopping { get; set; }

        public void Expect(string text) => _expected.Add(text);

        public ILogger CreateLogger(string categoryName) => new Logger(categoryName, this);

        public void Dispose()
        {
        }

        sealed class Logger(string category, ErrorLog log) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                if (IsEnabled(logLevel) && !(log.Stopping && category == "MassTransit"))
                    log._errors.Enqueue($"{category}: {formatter(state, exception)} {exception}");
            }
        }
    }
}

/// <summary>What the service refused, as a client sees it.</summary>
static class Refused
{
    public static async Task<(StatusCode Code, string Reason)> By(Func<Task> call)
    {
        var refused = await Assert.ThrowsAsync<RpcException>(call);
        return (refused.StatusCode, refused.GetRpcStatus()?.GetDetail<Google.Rpc.ErrorInfo>()?.Reason ?? "");
    }
}
