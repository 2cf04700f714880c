using System.Collections.Concurrent;
using System.Net;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Suite.EdgeOfCare.V1;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Errors;

namespace Suite.KinshipAssessment.Tests.Helping;

/// <summary>Stands for EdgeOfCare and FamilyGroupConferences: speaks their contracts and does what the test says.</summary>
sealed class OtherServices : IAsyncDisposable
{
    readonly WebApplication _app;

    OtherServices(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    public ConcurrentQueue<(ReferChildRequest Request, Metadata Headers)> ReferredChildren { get; } = [];
    public ConcurrentQueue<(ReferFamilyRequest Request, Metadata Headers)> ReferredFamilies { get; } = [];
    public ConcurrentQueue<Metadata> Reads { get; } = [];

    public Func<ReferChildRequest, ReferChildResponse> OnReferChild { get; set; } = _ => throw Answer.Unavailable;
    public Func<ReferFamilyRequest, ReferFamilyResponse> OnReferFamily { get; set; } = _ => throw Answer.Unavailable;
    public Func<GetHelpRequest, CancellationToken, Task<GetHelpResponse>> OnGetHelp { get; set; } = (_, _) => throw Answer.Unavailable;
    public Func<GetConferenceOutcomeRequest, GetConferenceOutcomeResponse> OnGetOutcome { get; set; } = _ => throw Answer.Unavailable;

    public static async Task<OtherServices> Start()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        OtherServices? services = null;
        builder.Services.AddSingleton(_ => services!);
        var app = builder.Build();
        app.MapGrpcService<Edge>();
        app.MapGrpcService<Conferences>();
        services = new(app);
        await app.StartAsync();
        return services;
    }

    /// <summary>Has a service under test find both here.</summary>
    public void Known(WebApplicationBuilder builder) => builder.Configuration.AddInMemoryCollection(
    [
        new("services:edge-of-care:http:0", Address.ToString()),
        new("services:family-group-conferences:http:0", Address.ToString()),
    ]);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    sealed class Edge(OtherServices services) : EpisodeService.EpisodeServiceBase
    {
        public override Task<ReferChildResponse> ReferChild(ReferChildRequest request, ServerCallContext call)
        {
            services.ReferredChildren.Enqueue((request, call.RequestHeaders));
            return Task.FromResult(services.OnReferChild(request));
        }

        public override Task<GetHelpResponse> GetHelp(GetHelpRequest request, ServerCallContext call)
        {
            services.Reads.Enqueue(call.RequestHeaders);
            return services.OnGetHelp(request, call.CancellationToken);
        }
    }

    sealed class Conferences(OtherServices services) : ConferenceService.ConferenceServiceBase
    {
        public override Task<ReferFamilyResponse> ReferFamily(ReferFamilyRequest request, ServerCallContext call)
        {
            services.ReferredFamilies.Enqueue((request, call.RequestHeaders));
            return Task.FromResult(services.OnReferFamily(request));
        }

        public override Task<GetConferenceOutcomeResponse> GetConferenceOutcome(GetConferenceOutcomeRequest request, ServerCallContext call)
        {
            services.Reads.Enqueue(call.RequestHeaders);
            return Task.FromResult(services.OnGetOutcome(request));
        }
    }
}

/// <summary>What the other services say when they do not do what they are asked.</summary>
static class Answer
{
    public static RpcException Unavailable => new(new(StatusCode.Unavailable, "away"));

    /// <summary>As every service of the suite refuses.</summary>
    public static RpcException Refused(string reason) => new Google.Rpc.Status
    {
        Code = (int)Google.Rpc.Code.FailedPrecondition,
        Details = { Google.Protobuf.WellKnownTypes.Any.Pack(new Google.Rpc.ErrorInfo { Reason = reason, Domain = "suite" }) },
    }.ToRpcException();
}
