using System.Collections.Concurrent;
using System.Net;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Errors;

namespace Suite.EdgeOfCare.Tests.Conferences;

/// <summary>Stands for FamilyGroupConferences: speaks its contract and does what the test says.</summary>
sealed class ConferencesElsewhere : IAsyncDisposable
{
    readonly WebApplication _app;

    ConferencesElsewhere(WebApplication app) => _app = app;

    public ConcurrentQueue<(ReferFamilyRequest Request, Metadata Headers)> Referred { get; } = [];
    public ConcurrentQueue<Metadata> Reads { get; } = [];

    public Func<ReferFamilyRequest, ReferFamilyResponse> OnRefer { get; set; } = _ => throw Away;
    public Func<GetConferenceOutcomeRequest, CancellationToken, Task<GetConferenceOutcomeResponse>> OnRead { get; set; } = (_, _) => throw Away;

    public static RpcException Away => new(new(StatusCode.Unavailable, "away"));

    /// <summary>As every service of the suite refuses.</summary>
    public static RpcException Refused(string reason) => new Google.Rpc.Status
    {
        Code = (int)Google.Rpc.Code.FailedPrecondition,
        Details = { Google.Protobuf.WellKnownTypes.Any.Pack(new Google.Rpc.ErrorInfo { Reason = reason, Domain = "suite" }) },
    }.ToRpcException();

    public static async Task<ConferencesElsewhere> Start()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        ConferencesElsewhere? elsewhere = null;
        builder.Services.AddSingleton(_ => elsewhere!);
        var app = builder.Build();
        app.MapGrpcService<Conferences>();
        elsewhere = new(app);
        await app.StartAsync();
        return elsewhere;
    }

    /// <summary>Has the service under test find it here, and try again soon.</summary>
    public void Known(WebApplicationBuilder builder) => builder.Configuration.AddInMemoryCollection(
    [
        new("services:family-group-conferences:http:0", _app.Urls.Single()),
        new("Asks:FirstBackOff", "00:00:01"), new("Asks:LongestProbe", "00:00:02"), new("Asks:LongestBackOff", "00:00:02"),
    ]);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    sealed class Conferences(ConferencesElsewhere elsewhere) : ConferenceService.ConferenceServiceBase
    {
        public override Task<ReferFamilyResponse> ReferFamily(ReferFamilyRequest request, ServerCallContext call)
        {
            elsewhere.Referred.Enqueue((request, call.RequestHeaders));
            return Task.FromResult(elsewhere.OnRefer(request));
        }

        public override Task<GetConferenceOutcomeResponse> GetConferenceOutcome(GetConferenceOutcomeRequest request, ServerCallContext call)
        {
            elsewhere.Reads.Enqueue(call.RequestHeaders);
            return elsewhere.OnRead(request, call.CancellationToken);
        }
    }
}
