using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Suite.Platform.Api;
using Suite.Platform.Cases;
using Suite.Platform.Identity;
using Suite.Platform.Telemetry;
using Suite.Platform.Tests.Door.V1;
using Suite.ServiceDefaults;
using Suite.Testing;

namespace Suite.Platform.Tests.Api;

/// <summary>A real service with the platform's front door on Kestrel, whose handlers do what the test says.</summary>
sealed class DoorHost : IAsyncDisposable
{
    static readonly RpcTable<DoorService.DoorServiceBase> Table = new RpcTable<DoorService.DoorServiceBase>()
        .Allow(nameof(DoorService.DoorServiceBase.Knock), "CSW", "TM", "SERVICE")
        .Allow(nameof(DoorService.DoorServiceBase.List), "CSW")
        .AllowAnyCaller(nameof(DoorService.DoorServiceBase.Watch));

    readonly WebApplication _app;
    readonly MeterListener _meters = new();
    readonly List<IDisposable> _opened = [];

    DoorHost(WebApplication app, TestIssuer issuer)
    {
        (_app, Issuer) = (app, issuer);
        var factory = app.Services.GetRequiredService<IMeterFactory>();
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == CallMetrics.MeterName && instrument.Meter.Scope == factory)
                listener.EnableMeasurementEvents(instrument);
        };
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
            Counted.Enqueue($"{instrument.Name} {string.Join(' ', tags.ToArray().Select(t => t.Value))}"));
        _meters.Start();
    }

    public TestIssuer Issuer { get; }

    public IServiceProvider Services => _app.Services;

    public Uri GrpcAddress => _app.ApiAddresses().Grpc;

    public Uri WebAddress => _app.ApiAddresses().Web;

    public Behaviour Does => Services.GetRequiredService<Behaviour>();

    public Audited Audit => Services.GetRequiredService<Audited>();

    public CapturedLogs Logs => Services.GetRequiredService<CapturedLogs>();

    public ConcurrentQueue<string> Counted { get; } = [];

    public static WebApplicationBuilder Builder(TestIssuer issuer, string environment = "Development", params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["GRPC_PORT"] = "0", ["WEB_PORT"] = "0" });
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value));
        builder.Services.AddSingleton(new ServiceName("front-door"));
        if (builder.Configuration["Identity:Issuer"] is null)
            issuer.TrustedBy(builder, builder.Configuration["TokenEndpoint"]);
        builder.Services.AddSingleton<Behaviour>().AddSingleton<Audited>().AddSingleton<IAudit>(s => s.GetRequiredService<Audited>());
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<CapturedLogs>().AddSingleton<ILoggerProvider>(s => s.GetRequiredService<CapturedLogs>());
        return builder;
    }

    public static async Task<DoorHost> Start(Action<WebApplicationBuilder>? configure = null, TestIssuer? issuer = null, params (string Key, string Value)[] settings)
    {
        issuer ??= new TestIssuer();
        var builder = Builder(issuer, settings: settings);
        configure?.Invoke(builder);
        builder.AddServiceDefaults();
        builder.AddGrpcApi(Table);
        var app = builder.Build();
        app.MapGrpcApi();
        app.MapGrpcService<DoorGrpc>();
        app.MapDefaultEndpoints();
        await app.StartAsync();
        return new DoorHost(app, issuer);
    }

    public DoorService.DoorServiceClient Client(string? token = "") => new(Channel(token));

    /// <summary>A channel that sends this token; a CSW's when empty, none when null.</summary>
    public CallInvoker Channel(string? token = "", HttpMessageHandler? handler = null)
    {
        token = token is "" ? Issuer.Token() : token;
        var channel = GrpcChannel.ForAddress(handler is null ? GrpcAddress : WebAddress, new GrpcChannelOptions
        {
            HttpHandler = handler,
            HttpVersion = handler is null ? null : HttpVersion.Version11,
            UnsafeUseInsecureChannelCallCredentials = true,
            Credentials = token is null ? null : ChannelCredentials.Create(ChannelCredentials.Insecure, CallCredentials.FromInterceptor((_, metadata) =>
            {
                metadata.Add("Authorization", $"Bearer {token}");
                return Task.CompletedTask;
            })),
        });
        _opened.Add(channel);
        return channel.CreateCallInvoker();
    }

    /// <summary>An HTTP/1.1 client at the web endpoint.</summary>
    public HttpClient Web(string? token = "")
    {
        var client = new HttpClient { BaseAddress = WebAddress };
        _opened.Add(client);
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token is "" ? Issuer.Token() : token);
        return client;
    }

    /// <summary>Posts raw bytes as a gRPC request over HTTP/2, and returns the answer's status as its headers (or trailers) say.</summary>
    public async Task<Google.Rpc.Status> PostRaw(string path, byte[] body, params (string Name, string Value)[] headers)
    {
        using var client = new HttpClient { BaseAddress = GrpcAddress };
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(body) { Headers = { ContentType = new("application/grpc") } },
        };
        request.Headers.TE.Add(new("trailers"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Issuer.Token());
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await client.SendAsync(request);
        await response.Content.ReadAsByteArrayAsync();

        string Value(string name) => response.Headers.TryGetValues(name, out var found) || response.TrailingHeaders.TryGetValues(name, out found) ? found.Single() : "";
        return Value("grpc-status-details-bin") is { Length: > 0 } details
            ? Google.Rpc.Status.Parser.ParseFrom(Convert.FromBase64String(details.PadRight((details.Length + 3) / 4 * 4, '=')))
            : new Google.Rpc.Status { Code = int.Parse(Value("grpc-status")), Message = Uri.UnescapeDataString(Value("grpc-message")) };
    }

    public static byte[] Frame(byte[] message, byte flag = 0) =>
        [flag, (byte)(message.Length >> 24), (byte)(message.Length >> 16), (byte)(message.Length >> 8), (byte)message.Length, .. message];

    public static byte[] Frame(IMessage message) => Frame(message.ToByteArray());

    public async ValueTask DisposeAsync()
    {
        foreach (var opened in _opened)
            opened.Dispose();
        _meters.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}

/// <summary>What the handlers do.</summary>
sealed class Behaviour
{
    public Func<KnockRequest, ServerCallContext, Task<KnockResponse>> OnKnock { get; set; } = (request, _) => Task.FromResult(new KnockResponse { Text = request.Text });

    public Func<ListRequest, ServerCallContext, ListResponse> OnList { get; set; } = (_, _) => new();

    public Func<WatchRequest, IServerStreamWriter<WatchResponse>, ServerCallContext, Task> OnWatch { get; set; } = (_, _, _) => Task.CompletedTask;
}

sealed class DoorGrpc(Behaviour does) : DoorService.DoorServiceBase
{
    public override Task<KnockResponse> Knock(KnockRequest request, ServerCallContext context) => does.OnKnock(request, context);

    public override Task<ListResponse> List(ListRequest request, ServerCallContext context) => Task.FromResult(does.OnList(request, context));

    public override Task Watch(WatchRequest request, IServerStreamWriter<WatchResponse> responseStream, ServerCallContext context) =>
        does.OnWatch(request, responseStream, context);
}

sealed class Audited : IAudit
{
    public ConcurrentQueue<AuditEntry> Entries { get; } = [];

    public Exception? Fails { get; set; }

    public Task Record(AuditEntry entry, CancellationToken cancellation)
    {
        if (Fails is not null)
            throw Fails;
        Entries.Enqueue(entry);
        return Task.CompletedTask;
    }
}
