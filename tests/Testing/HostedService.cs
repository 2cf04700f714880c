using System.Reflection;
using Dapper;
using Google.Protobuf;
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
using Suite.Platform.Api;
using Suite.Platform.Cases;
using Suite.Platform.Identity;
using Suite.Platform.Messaging;
using Suite.Platform.Records;
using Suite.Platform.Tenancy;

namespace Suite.Testing;

/// <summary>
/// A real service in the test's process, on a database, a virtual host and a clock of its own, called over gRPC with tokens of the
/// real development issuer. A class of tests fails when the service logged an error that no test expected.
/// </summary>
/// <param name="service">Its name, for example <c>kinship-assessment</c>; the database is named after it.</param>
/// <param name="assembly">The one that holds its migrations.</param>
/// <param name="create">Its application: arguments, and what changes its builder.</param>
/// <param name="start">Where its clock stands at first.</param>
public abstract class HostedService(string service, Assembly assembly, Func<string[], Action<WebApplicationBuilder>?, WebApplication> create, DateTimeOffset start) : IAsyncDisposable
{
    public const string Westmere = "E10000901", Eastholt = "E10000902";

    static readonly Lazy<Task<WebApplication>> Issuer = new(StartIssuer);
    static readonly Lazy<Task<StaffTokens>> Tokens = new(async () => new(new((await Issuer.Value).Urls.First())));

    // Login roles belong to the server, not to a database: two migrations at once would be in each other's way.
    static readonly SemaphoreSlim OneMigration = new(1);

    readonly ErrorLog _errors = new();
    WebApplication? _app;
    GrpcChannel? _channel;

    public FakeTimeProvider Clock { get; } = new(start);

    public DateOnly Today => DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);

    /// <summary>The owner's connection string, past row-level security.</summary>
    public string Owner { get; private set; } = "";

    public IServiceProvider Services => _app!.Services;

    /// <summary>Errors in the service's log that a test provoked on purpose hold this text.</summary>
    public void ExpectErrors(string holding) => _errors.Expect(holding);

    /// <summary>What else a service needs: settings of its own, a stand-in for another service.</summary>
    protected virtual void Configure(WebApplicationBuilder builder)
    {
    }

    public async ValueTask InitializeAsync()
    {
        Owner = await SuiteContainers.CreateDatabaseAsync(service);
        var issuer = await Issuer.Value;
        var settings = new ConfigurationBuilder().AddInMemoryCollection(
            ServiceSettings.Of(service, Owner, await SuiteContainers.CreateVirtualHostAsync(service), new(issuer.Urls.First()))
                .Select(s => new KeyValuePair<string, string?>(s.Key, s.Value))).Build();

        await OneMigration.WaitAsync();
        try
        {
            await Migrations.Run(settings, $"{service}-db", assembly, NullLogger.Instance);
        }
        finally
        {
            OneMigration.Release();
        }

        _app = create(["--environment=Development"], builder =>
        {
            builder.Configuration.AddConfiguration(settings);
            builder.Services.AddSingleton<TimeProvider>(Clock);
            builder.Logging.ClearProviders().AddProvider(_errors);
            Configure(builder);
        });
        await _app.StartAsync();
        _channel = GrpcChannel.ForAddress(_app.ApiAddresses().Grpc);
    }

    /// <summary>Calls as a sample member of staff makes them.</summary>
    protected CallInvoker CallsOf(string username) => _channel!.Intercept(metadata =>
    {
        metadata.Add("authorization", $"Bearer {Tokens.Value.GetAwaiter().GetResult().Of(username)}");
        return metadata;
    });

    /// <summary>The same person as the service's own code knows them.</summary>
    public static Caller Caller(string username)
    {
        var person = SampleStaff.All.Single(s => s.Username == username);
        return new(person.Subject, person.Authority, person.Roles.ToHashSet(), person.Teams.ToHashSet());
    }

    /// <summary>A use case made as a call makes it, for what is not asked over the wire.</summary>
    public TUseCase Use<TUseCase>() where TUseCase : class => ActivatorUtilities.CreateInstance<TUseCase>(Services);

    /// <summary>Puts records into the database as they stand, however they came about: for lists, which only read.</summary>
    public Task Store<TRecord>(params IReadOnlyList<TRecord> records) where TRecord : Record, ICase<TRecord> => Insert(records, r => ((Record)r).Authority, withDeadlines: true);

    /// <summary>The same without any deadlines: a test gives it those that it is about.</summary>
    public Task StoreBare<TRecord>(TRecord record) where TRecord : Record, ICase<TRecord> => Insert([record], r => ((Record)r).Authority, withDeadlines: false);

    /// <summary>The same for cases that are not records.</summary>
    protected async Task Insert<TCase>(IReadOnlyList<TCase> cases, Func<TCase, string> authorityOf, bool withDeadlines) where TCase : class, ICase<TCase>
    {
        await using var connection = new NpgsqlConnection(Owner);
        await connection.OpenAsync();
        foreach (var chunk in cases.Chunk(500))
        {
            await using var batch = new NpgsqlBatch(connection);
            foreach (var one in chunk)
            {
                batch.BatchCommands.Add(new("insert into cases (case_id, authority, kind, version, schema_version, document, opened_at, changed_at) values ($1, $2, $5, 1, $6, $3, $4, $4)")
                {
                    Parameters =
                    {
                        new() { Value = one.Id }, new() { Value = authorityOf(one) }, new() { Value = one.ToDocument(), NpgsqlDbType = NpgsqlDbType.Jsonb },
                        new() { Value = Clock.GetUtcNow().UtcDateTime }, new() { Value = TCase.Kind }, new() { Value = TCase.SchemaVersion },
                    },
                });
                if (withDeadlines)
                    batch.BatchCommands.Add(Due(one.Id, authorityOf(one), one.DueItems()));
            }

            await batch.ExecuteNonQueryAsync();
        }
    }

    /// <summary>Gives a record deadlines that are not its own, for worklists.</summary>
    public async Task StoreDue(Record record, params IReadOnlyList<DueItem> due)
    {
        await using var connection = new NpgsqlConnection(Owner);
        await connection.OpenAsync();
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { Due(record.Id, record.Authority, due) } };
        await batch.ExecuteNonQueryAsync();
    }

    /// <summary>What a record announced, in the order given, without anything else of the acts.</summary>
    public async Task StoreEvents(Record record, params IReadOnlyList<IMessage> announced)
    {
        await using var connection = new NpgsqlConnection(Owner);
        foreach (var (happened, i) in announced.Select((happened, i) => (happened, i)))
            await connection.ExecuteAsync(
                "insert into events (case_id, version, authority, event_id, type, data, actor_role, trace_parent, recorded_at) values (@id, @version, @authority, @event, @type, @data::jsonb, 'SSW', '', @at)",
                new { id = record.Id, version = (long)i + 1, authority = record.Authority, @event = Guid.CreateVersion7(), type = EventType.Of(happened), data = EventData.Write(happened), at = Clock.GetUtcNow().UtcDateTime });
    }

    static NpgsqlBatchCommand Due(Guid id, string authority, IReadOnlyList<DueItem> due) =>
        new("insert into due_items (case_id, authority, rule, subject, due_on, blocked_by, citation) select $1, $2, i.* from unnest($3::text[], $4::text[], $5::date[], $6::text[], $7::text[]) i")
        {
            Parameters =
            {
                new() { Value = id }, new() { Value = authority }, new() { Value = due.Select(d => d.Rule).ToArray() },
                new() { Value = due.Select(d => d.Subject).ToArray() }, new() { Value = due.Select(d => d.DueOn).ToArray() },
                new() { Value = due.Select(d => d.BlockedBy).ToArray() }, new() { Value = due.Select(d => d.Citation).ToArray() },
            },
        };

    /// <summary>Looks at the tables as their owner.</summary>
    public async Task<T> Look<T>(string sql, object? parameters = null)
    {
        await using var connection = new NpgsqlConnection(Owner);
        return (await connection.ExecuteScalarAsync<T>(sql, parameters))!;
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _channel?.Dispose();
        _errors.Stopping = true;
        if (_app is not null)
            await _app.DisposeAsync();
        var unexpected = string.Join(Environment.NewLine, _errors.Unexpected);
        if (unexpected.Length > 0)
            throw new InvalidOperationException($"The service logged errors that no test expected: {unexpected}");
    }

    static async Task<WebApplication> StartIssuer()
    {
        var issuer = DevIdentityApp.Create(["--environment=Development", "--WEB_PORT=0"]);
        await issuer.StartAsync();
        return issuer;
    }
}
