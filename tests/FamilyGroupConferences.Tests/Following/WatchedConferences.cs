using System.Collections.Concurrent;
using System.Diagnostics;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Suite.KinshipAssessment.V1;

namespace Suite.FamilyGroupConferences.Tests.Following;

/// <summary>The real service, with everything that it logs and traces, and KinshipAssessment stood in for.</summary>
public sealed class WatchedConferences() : HostedService("family-group-conferences", typeof(ConferencesApp).Assembly, ConferencesApp.Create, ConferencesService.Start), IAsyncLifetime
{
    readonly ConcurrentQueue<string> _traced = new();
    readonly ActivityListener _traces = new() { ShouldListenTo = _ => true, Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded };
    readonly CapturedLogs _logs = new();
    WebApplication? _kinship;

    public KinshipStandIn Kinship { get; } = new();

    public Clients For(string username) => new(CallsOf(username));

    /// <summary>Lines of its log and tags and events of its traces that hold a text.</summary>
    public IReadOnlyList<string> ToldOf(string text) => [.. _traced.Concat(_logs.Lines.Select(line => $"{line.Text} {line.Exception}")).Where(line => line.Contains(text, StringComparison.Ordinal))];

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        _traces.ActivityStopped = activity =>
        {
            _traced.Enqueue($"{activity.DisplayName} {string.Join(' ', activity.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"))} {string.Join(' ', activity.Events.SelectMany(e => e.Tags).Select(tag => tag.Value))}");
        };
        ActivitySource.AddActivityListener(_traces);

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, at => at.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(Kinship);
        _kinship = builder.Build();
        _kinship.MapGrpcService<KinshipStandIn>();
        await _kinship.StartAsync();
        await InitializeAsync();
    }

    protected override void Configure(WebApplicationBuilder builder)
    {
        builder.Configuration.AddInMemoryCollection([new("services:kinship-assessment:http:0", _kinship!.Urls.First())]);
        builder.Logging.SetMinimumLevel(LogLevel.Debug).AddProvider(_logs);
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        _traces.Dispose();
        await _kinship!.DisposeAsync();
    }
}

/// <summary>KinshipAssessment as far as this service knows it: it opens a case once for each request, and is away when it is told to be.</summary>
public sealed class KinshipStandIn : KinshipAssessmentService.KinshipAssessmentServiceBase
{
    readonly ConcurrentDictionary<string, Guid> _cases = new();
    int _away;

    public ConcurrentQueue<(OpenCaseRequest Request, string Authority, string OnBehalfOf)> Asked { get; } = new();

    /// <summary>It refuses cases for a child with this reference, for this reason.</summary>
    public (string Reference, string Reason)? Refuses { get; set; }

    /// <summary>The next so many calls find it away.</summary>
    public void BeAwayFor(int calls) => _away = calls;

    public Guid CaseOf(string requestId) => _cases[requestId];

    public override Task<OpenCaseResponse> OpenCase(OpenCaseRequest request, ServerCallContext context)
    {
        Asked.Enqueue((request, context.RequestHeaders.GetValue("suite-authority") ?? "", context.RequestHeaders.GetValue("suite-on-behalf-of") ?? ""));
        if (Interlocked.Decrement(ref _away) >= 0)
            throw new RpcException(new(StatusCode.Unavailable, "away"));
        if (Refuses is { } refuses && request.Children.Any(child => child.ChildReference == refuses.Reference))
            throw new Google.Rpc.Status { Code = (int)StatusCode.FailedPrecondition, Details = { Any.Pack(new Google.Rpc.ErrorInfo { Reason = refuses.Reason }) } }.ToRpcException();
        var opened = _cases.GetOrAdd(request.RequestId, _ => Guid.CreateVersion7());
        return Task.FromResult(new OpenCaseResponse { Case = new() { CaseId = opened.ToString() } });
    }
}
