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
/// KinshipAssessment and Reporting in this process, on one clock that the test sets: weeks pass in moments. Database, broker and
/// tokens are real; both services log errors into <see cref="Errors"/>.
/// </summary>
sealed class InProcessSuite : IAsyncDisposable
{
    StaffTokens _tokens = null!;
    readonly CancellationTokenSource _ended = new();
    Task _ticking = Task.CompletedTask;
    WebApplication _issuer = null!, _kinship = null!, _reporting = null!;
    GrpcChannel _kinshipChannel = null!, _reportingChannel = null!;
    string _kinshipOwner = "", _reportingOwner = "";

    public FakeTimeProvider Clock { get; private init; } = null!;

    public CapturedLogs Logs { get; } = new();

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

        _kinshipOwner = await SuiteContainers.CreateDatabaseAsync("worked_kinship");
        var settings = await Migrated("kinship-assessment", _kinshipOwner, messaging, typeof(KinshipApp));
        _kinship = KinshipApp.Create(["--environment=Development"], builder => OnOurClock(builder, settings));
        await _kinship.StartAsync();
        _kinshipChannel = GrpcChannel.ForAddress(_kinship.ApiAddresses().Grpc);

        _reportingOwner = await SuiteContainers.CreateDatabaseAsync("worked_reporting");
        var reportingSettings = await Migrated("reporting", _reportingOwner, messaging, typeof(ReportingApp));
        reportingSettings["services:kinship-assessment:http:0"] = $"{_kinship.ApiAddresses().Grpc}";
        var reporting = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development", ApplicationName = typeof(ReportingApp).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory });
        OnOurClock(reporting, reportingSettings);
        _reporting = ReportingApp.Build(reporting);
        await _reporting.StartAsync();
        _reportingChannel = GrpcChannel.ForAddress(_reporting.ApiAddresses().Grpc);
    }

    async Task<Dictionary<string, string?>> Migrated(string service, string owner, string messaging, Type app)
    {
        var role = service.Replace('-', '_');
        var settings = new Dictionary<string, string?>
        {
            [$"ConnectionStrings:{service}-db-owner"] = owner,
            [$"ConnectionStrings:{service}-db"] = As($"{role}_app", "app-secret"),
            [$"ConnectionStrings:{service}-db-worker"] = As($"{role}_worker", "worker-secret"),
            ["ConnectionStrings:messaging"] = messaging,
            ["Database:AppPassword"] = "app-secret",
            ["Database:WorkerPassword"] = "worker-secret",
            ["Identity:Issuer"] = _issuer.Urls.First() + "/",
            ["Identity:Audience"] = "suite",
            ["Identity:ClientId"] = service,
            ["Identity:ClientSecret"] = $"{service}-dev-secret",
            ["GRPC_PORT"] = "0",
            ["WEB_PORT"] = "0",
            ["DeadlineWatch:Interval"] = "00:00:00.500",
        };
        await Migrations.Run(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), $"{service}-db", app.Assembly, NullLogger.Instance);
        return settings;

        string As(string user, string password) => new NpgsqlConnectionStringBuilder(owner) { Username = user, Password = password }.ConnectionString;
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

    public Task<T> InKinship<T>(string sql, object? parameters = null) => Look<T>(_kinshipOwner, sql, parameters);

    static async Task<T> Look<T>(string owner, string sql, object? parameters = null)
    {
        await using var connection = new NpgsqlConnection(owner);
        return (await connection.ExecuteScalarAsync<T>(sql, parameters))!;
    }

    /// <summary>Waits until Reporting has taken in every event that was announced.</summary>
    public async Task UntilReported()
    {
        var (announced, seen) = (0, 0);
        await Wait.Until(async () =>
        {
            announced = await InKinship<int>("select count(*) from events");
            seen = await Look<int>(_reportingOwner, "select count(*) from inbox");
            return seen == announced;
        }, "Reporting to take in every event", TimeSpan.FromSeconds(60), () => $"{seen} of {announced}");
    }

    public async ValueTask DisposeAsync()
    {
        _kinshipChannel?.Dispose();
        _reportingChannel?.Dispose();
        foreach (var app in new[] { _reporting, _kinship, _issuer }.OfType<WebApplication>())
            await app.DisposeAsync();
        await _ended.CancelAsync();
        await _ticking;
        _ended.Dispose();
        Logs.Dispose();
    }
}
