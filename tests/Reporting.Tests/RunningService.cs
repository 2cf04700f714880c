using System.Diagnostics.Metrics;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using Suite.Platform.Api;
using Suite.Reporting.Rebuilds;
using Suite.Reporting.Tests.Rebuilds;
using Suite.Reporting.V1;

namespace Suite.Reporting.Tests;

/// <summary>The real service on a real database and broker, and somebody who announces events to it.</summary>
public sealed class RunningService : IAsyncLifetime
{
    readonly TestIssuer _issuer = new();
    readonly CapturedLogs _logs = new();
    readonly MeterListener _metrics = new();
    long _watchers;
    WebApplication? _app;
    GrpcChannel? _channel;
    IConnection? _broker;
    IChannel? _announcing;

    internal ReportingFixture Reporting { get; } = new();

    /// <summary>What the service takes the time from; the fixture's clock unless a test has its own.</summary>
    internal TimeProvider? Clock { get; init; }

    /// <summary>What the feeds of the services give.</summary>
    internal List<ReceivedEvent> Announced { get; } = [];

    internal ReportingService.ReportingServiceClient Client { get; private set; } = null!;

    internal ScorecardService.ScorecardServiceClient Scorecards { get; private set; } = null!;

    internal T Service<T>() where T : notnull => _app!.Services.GetRequiredService<T>();

    internal GrpcChannel Channel => _channel!;

    /// <summary>Streams that wait for figures to change, as the service counts them.</summary>
    internal long Watchers => Interlocked.Read(ref _watchers);

    internal StatutoryReturnService.StatutoryReturnServiceClient Returns { get; private set; } = null!;

    internal IndicatorService.IndicatorServiceClient Indicators { get; private set; } = null!;

    /// <summary>Calls as no generated client makes them.</summary>
    internal CallInvoker Calls => _channel!.CreateCallInvoker();

    /// <summary>Where browsers look.</summary>
    internal HttpClient Web { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Reporting.InitializeAsync();
        var broker = await SuiteContainers.CreateVirtualHostAsync("reporting");

        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development });
        foreach (var (name, value) in Reporting.Configuration.AsEnumerable())
            builder.Configuration[name] = value;
        builder.Configuration["ConnectionStrings:messaging"] = broker;
        builder.Configuration["GRPC_PORT"] = "0";
        builder.Configuration["WEB_PORT"] = "0";
        builder.Logging.ClearProviders().AddProvider(_logs);
        builder.Services.AddSingleton(Clock ?? Reporting.Clock);
        builder.Services.AddSingleton<IEventFeeds>(_ => new ScriptedFeed(Announced));
        _issuer.TrustedBy(builder);
        _app = ReportingApp.Build(builder);
        CountWatchers(_app.Services.GetRequiredService<IMeterFactory>());
        await _app.StartAsync();
        _channel = GrpcChannel.ForAddress(_app.ApiAddresses().Grpc);
        Client = new(_channel);
        Returns = new(_channel);
        Indicators = new(_channel);
        Scorecards = new(_channel);
        Web.BaseAddress = _app.ApiAddresses().Web;

        _broker = await new ConnectionFactory { Uri = new(broker) }.CreateConnectionAsync();
        _announcing = await _broker.CreateChannelAsync(new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
    }

    void CountWatchers(IMeterFactory own)
    {
        // Other services of this process have a meter of the same name.
        _metrics.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "suite.reporting.watchers" && instrument.Meter.Scope == own)
                listener.EnableMeasurementEvents(instrument);
        };
        _metrics.SetMeasurementEventCallback<long>((_, change, _, _) => Interlocked.Add(ref _watchers, change));
        _metrics.Start();
    }

    internal Metadata As(string role, string authority = TestIssuer.Westmere, string subject = "staff-1") =>
        new() { { "authorization", "Bearer " + _issuer.Token([role], subject, role == "OPERATOR" ? null : authority) } };

    /// <summary>Announces as its service would; a message that no queue takes is tried again until the service listens.</summary>
    internal async Task Announce(params IEnumerable<ReceivedEvent> events)
    {
        foreach (var happened in events)
        {
            Announced.Add(happened);
            var body = new CloudEvent(happened.Id, happened.Source, happened.Type, happened.Subject, happened.Time, happened.Sequence,
                happened.Authority, happened.ActorRole, "", happened.Data).ToJson();
            await Wait.Until(async () =>
            {
                try
                {
                    if (_announcing is not { IsOpen: true })
                        _announcing = await _broker!.CreateChannelAsync(new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
                    await _announcing.BasicPublishAsync($"{happened.Source[1..]}.events", happened.Type, mandatory: true,
                        new BasicProperties { ContentType = CloudEvent.ContentType, MessageId = happened.Id.ToString("D"), Persistent = true }, body);
                    return true;
                }
                catch (Exception e) when (e is PublishException or OperationInterruptedException or AlreadyClosedException)
                {
                    return false;
                }
            }, "the service's queue to take events");
        }
    }

    internal async Task<MeasureResult> Measure(string id, string role = "ANALYST", string authority = TestIssuer.Westmere) =>
        (await Client.GetMeasureAsync(new() { MeasureId = id, Period = "2026/27" }, As(role, authority))).Result;

    internal Task<Figure> Figure(string id, string part, Func<Figure, bool> expected) => Wait.For(async () =>
    {
        var figure = (await Measure(id)).Figures.Single(f => f.Part == part && f.Breakdown.Length == 0);
        return expected(figure) ? figure : null;
    }, $"the figure {id} {part}");

    internal IEnumerable<LogLine> Errors => _logs.Errors;

    public async ValueTask DisposeAsync()
    {
        if (_announcing is not null)
            await _announcing.DisposeAsync();
        if (_broker is not null)
            await _broker.DisposeAsync();
        _channel?.Dispose();
        Web.Dispose();
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        _metrics.Dispose();
        _issuer.Dispose();
        _logs.Dispose();
        await Reporting.DisposeAsync();
    }
}
