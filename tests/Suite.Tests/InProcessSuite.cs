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
using Suite.DevIdentity;
using Suite.EdgeOfCare;
using Suite.FamilyGroupConferences;
using Suite.FosteringRecruitment;
using Suite.KinshipAssessment;
using Suite.Platform.Api;
using Suite.Platform.Tenancy;
using Suite.Reporting;
using Suite.Testing;
using Xunit;
using Kinship = Suite.KinshipAssessment.V1.KinshipAssessmentService.KinshipAssessmentServiceClient;
using Reports = Suite.Reporting.V1.ReportingService.ReportingServiceClient;

namespace Suite.Tests;

/// <summary>
/// Every service of the suite in this process, on one clock that the test sets: weeks pass in moments. Database, broker and
/// tokens are real; the services log errors into <see cref="Errors"/>.
/// </summary>
sealed class InProcessSuite : IAsyncDisposable
{
    StaffTokens _tokens = null!;
    readonly CancellationTokenSource _ended = new();
    Task _ticking = Task.CompletedTask;
    WebApplication _issuer = null!, _fostering = null!, _kinship = null!, _conferences = null!, _edgeOfCare = null!, _reporting = null!;
    GrpcChannel _fosteringChannel = null!, _kinshipChannel = null!, _conferencesChannel = null!, _edgeOfCareChannel = null!, _reportingChannel = null!;
    string _fosteringOwner = "", _kinshipOwner = "", _conferencesOwner = "", _edgeOfCareOwner = "", _reportingOwner = "";
    Dictionary<string, string?> _conferencesSettings = [];
    Tap _tap = null!;

    public FakeTimeProvider Clock { get; private init; } = null!;

    public CapturedLogs Logs { get; } = new();

    public CapturedSpans Spans { get; } = new();

    /// <summary>What the services announced over the broker.</summary>
    public Tap Tap => _tap;

    public static async Task<InProcessSuite> Start(DateOnly today)
    {
        var suite = new InProcessSuite { Clock = new(new DateTimeOffset(today, new TimeOnly(8, 0), TimeSpan.Zero)) };
        try
        {
            suite._ticking = suite.Tick();
            await suite.StartAll();
            return suite;
        }
        catch
        {
            await suite.DisposeAsync();
            throw;
        }
    }

    // Between the days the clock runs on, as clocks do: what waits for a moment of it is not left waiting.
    async Task Tick()
    {
        while (!_ended.IsCancellationRequested)
        {
            await Task.Delay(20);
            Clock.Advance(TimeSpan.FromMilliseconds(20));
        }
    }

    async Task StartAll()
    {
        _issuer = DevIdentityApp.Create(["--environment=Development", "--WEB_PORT=0"], builder => builder.Logging.ClearProviders());
        await _issuer.StartAsync();
        _tokens = new(new(_issuer.Urls.First()));
        var messaging = await SuiteContainers.CreateVirtualHostAsync("worked");
        _tap = await Tap.On(messaging);

        _fosteringOwner = await SuiteContainers.CreateDatabaseAsync("worked_fostering");
        var fostering = await Migrated("fostering-recruitment", _fosteringOwner, messaging, typeof(FosteringApp));
        _fostering = FosteringApp.Create(["--environment=Development"], builder => OnOurClock(builder, fostering));
        await _fostering.StartAsync();
        _fosteringChannel = GrpcChannel.ForAddress(_fostering.ApiAddresses().Grpc);

        // They call each other, so each must know the others' addresses before any of them listens.
        Uri kinshipAt = new($"http://localhost:{FreePort.Next()}"), conferencesAt = new($"http://localhost:{FreePort.Next()}"), edgeOfCareAt = new($"http://localhost:{FreePort.Next()}");

        _conferencesOwner = await SuiteContainers.CreateDatabaseAsync("worked_conferences");
        _conferencesSettings = await Migrated("family-group-conferences", _conferencesOwner, messaging, typeof(ConferencesApp));
        _conferencesSettings["GRPC_PORT"] = $"{conferencesAt.Port}";
        _conferencesSettings["services:kinship-assessment:http:0"] = $"{kinshipAt}";
        await StartConferences();
        _conferencesChannel = GrpcChannel.ForAddress(conferencesAt);

        _edgeOfCareOwner = await SuiteContainers.CreateDatabaseAsync("worked_edge_of_care");
        var edgeOfCare = await Migrated("edge-of-care", _edgeOfCareOwner, messaging, typeof(EdgeOfCareApp));
        edgeOfCare["GRPC_PORT"] = $"{edgeOfCareAt.Port}";
        edgeOfCare["services:family-group-conferences:http:0"] = $"{conferencesAt}";
        _edgeOfCare = EdgeOfCareApp.Create(["--environment=Development"], builder => OnOurClock(builder, edgeOfCare));
        await _edgeOfCare.StartAsync();
        _edgeOfCareChannel = GrpcChannel.ForAddress(edgeOfCareAt);

        _kinshipOwner = await SuiteContainers.CreateDatabaseAsync("worked_kinship");
        var kinship = await Migrated("kinship-assessment", _kinshipOwner, messaging, typeof(KinshipApp));
        kinship["GRPC_PORT"] = $"{kinshipAt.Port}";
        kinship["services:fostering-recruitment:http:0"] = $"{_fostering.ApiAddresses().Grpc}";
        kinship["services:family-group-conferences:http:0"] = $"{conferencesAt}";
        kinship["services:edge-of-care:http:0"] = $"{edgeOfCareAt}";
        _kinship = KinshipApp.Create(["--environment=Development"], builder => OnOurClock(builder, kinship));
        await _kinship.StartAsync();
        _kinshipChannel = GrpcChannel.ForAddress(kinshipAt);

        (_reporting, _reportingOwner) = await StartReporting(messaging);
        _reportingChannel = GrpcChannel.ForAddress(_reporting.ApiAddresses().Grpc);
    }

    async Task<(WebApplication Service, string Owner)> StartReporting(string messaging)
    {
        var owner = await SuiteContainers.CreateDatabaseAsync("worked_reporting");
        var settings = await Migrated("reporting", owner, messaging, typeof(ReportingApp));
        settings["services:fostering-recruitment:http:0"] = $"{_fostering.ApiAddresses().Grpc}";
        settings["services:kinship-assessment:http:0"] = $"{_kinship.ApiAddresses().Grpc}";
        settings["services:family-group-conferences:http:0"] = $"{_conferences.ApiAddresses().Grpc}";
        settings["services:edge-of-care:http:0"] = $"{_edgeOfCare.ApiAddresses().Grpc}";
        var reporting = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development", ApplicationName = typeof(ReportingApp).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory });
        OnOurClock(reporting, settings);
        var service = ReportingApp.Build(reporting);
        await service.StartAsync();
        return (service, owner);
    }

    /// <summary>FamilyGroupConferences begins, or is back at the address that the others know.</summary>
    public async Task StartConferences()
    {
        _conferences = ConferencesApp.Create(["--environment=Development"], builder => OnOurClock(builder, _conferencesSettings));
        await _conferences.StartAsync();
    }

    /// <summary>FamilyGroupConferences is away: nobody listens at its address.</summary>
    public async Task StopConferences()
    {
        await _conferences.StopAsync();
        await _conferences.DisposeAsync();
    }

    async Task<Dictionary<string, string?>> Migrated(string service, string owner, string messaging, Type app)
    {
        var settings = ServiceSettings.Of(service, owner, messaging, new(_issuer.Urls.First() + "/")).ToDictionary(s => s.Key, s => (string?)s.Value);
        settings["DeadlineWatch:Interval"] = "00:00:00.500";
        // Whoever was away is found again soon.
        settings["Asks:LongestProbe"] = "00:00:02";
        await Migrations.Run(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), $"{service}-db", app.Assembly, NullLogger.Instance);
        return settings;
    }

    void OnOurClock(WebApplicationBuilder builder, Dictionary<string, string?> settings)
    {
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Logging.ClearProviders().AddProvider(Logs);
    }

    /// <summary>Moves the clock to eight in the morning of a day; the deadline watch looks then, as it does anyway.</summary>
    public void MoveTo(DateOnly day)
    {
        var to = new DateTimeOffset(day, new TimeOnly(8, 0), TimeSpan.Zero);
        while (Clock.GetUtcNow() < to)
            Clock.Advance(to - Clock.GetUtcNow() < TimeSpan.FromDays(1) ? to - Clock.GetUtcNow() : TimeSpan.FromDays(1));
    }

    public Kinship KinshipFor(string username) => new(As(_kinshipChannel, username));

    /// <summary>What a member of staff calls FosteringRecruitment's services with.</summary>
    public CallInvoker FosteringFor(string username) => As(_fosteringChannel, username);

    /// <summary>What a member of staff calls FamilyGroupConferences' services with.</summary>
    public CallInvoker ConferencesFor(string username) => As(_conferencesChannel, username);

    /// <summary>What a member of staff calls EdgeOfCare's services with.</summary>
    public CallInvoker EdgeOfCareFor(string username) => As(_edgeOfCareChannel, username);

    public Reports ReportsFor(string username) => new(As(_reportingChannel, username));

    CallInvoker As(GrpcChannel channel, string username)
    {
        var token = _tokens.Of(username);
        return channel.Intercept(metadata =>
        {
            metadata.Add("authorization", $"Bearer {token}");
            return metadata;
        });
    }

    public Task<T> InFostering<T>(string sql, object? parameters = null) => Look<T>(_fosteringOwner, sql, parameters);

    public Task<T> InKinship<T>(string sql, object? parameters = null) => Look<T>(_kinshipOwner, sql, parameters);

    public Task<T> InConferences<T>(string sql, object? parameters = null) => Look<T>(_conferencesOwner, sql, parameters);

    public Task<T> InEdgeOfCare<T>(string sql, object? parameters = null) => Look<T>(_edgeOfCareOwner, sql, parameters);

    /// <summary>Tables of all databases, as service.table, that hold a text as it is or in bytes.</summary>
    public async Task<IReadOnlyList<string>> TablesHolding(string text)
    {
        var holding = new List<string>();
        foreach (var (service, owner) in (IEnumerable<(string, string)>)
            [("fostering-recruitment", _fosteringOwner), ("kinship-assessment", _kinshipOwner), ("family-group-conferences", _conferencesOwner), ("edge-of-care", _edgeOfCareOwner), ("reporting", _reportingOwner)])
        {
            await using var connection = new NpgsqlConnection(owner);
            var tables = await connection.QueryAsync<string>("""
                select format('%I.%I', table_schema, table_name) from information_schema.tables
                 where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
                """);
            foreach (var table in tables)
                if (await connection.ExecuteScalarAsync<bool>(
                    $"select exists (select from {table} t where strpos(t::text, @text) > 0 or strpos(t::text, encode(convert_to(@text, 'UTF8'), 'hex')) > 0)", new { text }))
                    holding.Add($"{service} {table}");
        }

        return holding;
    }

    /// <summary>Another Reporting with nothing in it yet, which hears nothing but what it is told.</summary>
    public async Task<AnotherReporting> AnotherReporting()
    {
        var messaging = await SuiteContainers.CreateVirtualHostAsync("another");
        var (service, owner) = await StartReporting(messaging);
        return new(service, GrpcChannel.ForAddress(service.ApiAddresses().Grpc), await Tap.On(messaging, listening: false), () => Look<int>(owner, "select count(*) from inbox"), As);
    }

    static async Task<T> Look<T>(string owner, string sql, object? parameters = null)
    {
        await using var connection = new NpgsqlConnection(owner);
        return (await connection.ExecuteScalarAsync<T>(sql, parameters))!;
    }

    /// <summary>Waits until nothing is asked of another service any more and Reporting has taken in every event that was announced.</summary>
    public async Task UntilReported()
    {
        var (announced, seen) = (0, 0);
        await Wait.Until(async () =>
        {
            const string Asks = "select count(*) from asks";
            var waiting = await InKinship<int>(Asks) + await InConferences<int>(Asks) + await InEdgeOfCare<int>(Asks);
            const string Events = "select count(*) from events";
            announced = await InKinship<int>(Events) + await InFostering<int>(Events) + await InConferences<int>(Events) + await InEdgeOfCare<int>(Events);
            seen = await Look<int>(_reportingOwner, "select count(*) from inbox");
            return waiting == 0 && seen == announced;
        }, "Reporting to take in every event", TimeSpan.FromSeconds(60), () => $"{seen} of {announced}");
    }

    public async ValueTask DisposeAsync()
    {
        _fosteringChannel?.Dispose();
        _kinshipChannel?.Dispose();
        _conferencesChannel?.Dispose();
        _edgeOfCareChannel?.Dispose();
        _reportingChannel?.Dispose();
        foreach (var app in new[] { _reporting, _kinship, _edgeOfCare, _conferences, _fostering, _issuer }.OfType<WebApplication>())
            await app.DisposeAsync();
        if (_tap is not null)
            await _tap.DisposeAsync();
        Spans.Dispose();
        await _ended.CancelAsync();
        await _ticking;
        _ended.Dispose();
        Logs.Dispose();
    }
}

/// <summary>A Reporting beside the suite's.</summary>
sealed class AnotherReporting(WebApplication service, GrpcChannel channel, Tap broker, Func<Task<int>> seen, Func<GrpcChannel, string, CallInvoker> callsOf) : IAsyncDisposable
{
    public Reports ReportsFor(string username) => new(callsOf(channel, username));

    /// <summary>Announces messages to it, and waits until it has taken in each once.</summary>
    public async Task Hears(IReadOnlyList<Announced> messages)
    {
        await broker.Announce(messages);
        var distinct = messages.Select(m => m.MessageId).Distinct().Count();
        await Wait.Until(async () => await seen() == distinct, "the other Reporting to take in every event", TimeSpan.FromSeconds(60));
    }

    public async ValueTask DisposeAsync()
    {
        channel.Dispose();
        await broker.DisposeAsync();
        await service.DisposeAsync();
    }
}
