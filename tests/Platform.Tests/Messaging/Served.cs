using System.Net;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Suite.Feed.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Platform.Messaging;
using Xunit;

namespace Suite.Platform.Tests.Messaging;

/// <summary>The feed behind a real server, with a caller of the test's choice.</summary>
sealed class Served : IAsyncDisposable
{
    readonly WebApplication _app;
    readonly GrpcChannel _channel;
    readonly EventFeedService.EventFeedServiceClient _client;

    Served(Stage stage, WebApplication app, Box box)
    {
        (Stage, _app, _box) = (stage, app, box);
        Address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        _channel = GrpcChannel.ForAddress(Address);
        _client = new(_channel);
    }

    readonly Box _box;

    public Stage Stage { get; }

    public string Address { get; }

    public Caller Caller { set => _box.Caller = value; }

    public static async Task<Served> Start(ReplayOptions? pace = null)
    {
        var stage = await Stage.Set();
        var box = new Box();
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:messaging"] = stage.BrokerAs(Stage.Service),
            ["ConnectionStrings:db"] = stage.WorkerConnection,
            ["ConnectionStrings:db-worker"] = stage.WorkerConnection,
        });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddRouting();
        builder.Services.AddGrpc(grpc => grpc.Interceptors.Add<Refusals>());
        builder.Services.AddSingleton<Func<ServerCallContext, Caller>>(_ => box.Caller);
        builder.Services.AddSingleton(pace ?? new ReplayOptions());
        builder.AddEvents("messaging", Stage.Service, "db");
        var app = builder.Build();
        app.MapEventFeed();
        await app.StartAsync(Stage.Cancellation);
        return new(stage, app, box);
    }

    public AsyncServerStreamingCall<ReadEventsResponse> Read(ReadEventsRequest request) => _client.ReadEvents(request, cancellationToken: Stage.Cancellation);

    public async Task<List<ReadEventsResponse>> ReadAll(ReadEventsRequest request)
    {
        using var call = Read(request);
        return await call.ResponseStream.ReadAllAsync(Stage.Cancellation).ToListAsync(Stage.Cancellation);
    }

    public AsyncServerStreamingCall<ReplayEventsResponse> Replay(ReplayEventsRequest request) => _client.ReplayEvents(request, cancellationToken: Stage.Cancellation);

    /// <summary>What a replay of all that happened so far said at its end.</summary>
    public async Task<ReplayEventsResponse> ReplayAll(ReplayEventsRequest request)
    {
        await Stage.AllFinal();
        using var call = Replay(request);
        return await call.ResponseStream.ReadAllAsync(Stage.Cancellation).LastAsync(Stage.Cancellation);
    }

    public async Task<StatusCode> Refusal(ReadEventsRequest request) => (await Assert.ThrowsAsync<RpcException>(() => ReadAll(request))).StatusCode;

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        await Stage.DisposeAsync();
    }

    sealed class Box
    {
        public Caller Caller { get; set; } = new("reporting", Caller.AllAuthorities, new HashSet<string> { "SERVICE" }, new HashSet<string>());
    }

    sealed class Refusals : Interceptor
    {
        public override async Task ServerStreamingServerHandler<TRequest, TResponse>(TRequest request, IServerStreamWriter<TResponse> responseStream,
            ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation)
        {
            try
            {
                await continuation(request, responseStream, context);
            }
            catch (RefusedException refused)
            {
                throw new RpcException(new Status(refused.Code, refused.Reason));
            }
        }
    }
}
