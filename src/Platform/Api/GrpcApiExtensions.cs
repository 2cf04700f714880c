using System.Net;
using Grpc.AspNetCore.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Platform.Paging;
using Suite.Platform.Telemetry;

namespace Suite.Platform.Api;

/// <summary>The front door of a service: one contract over gRPC, gRPC-Web and JSON, with one set of rules.</summary>
public static class GrpcApiExtensions
{
    const int MaxMessageBytes = 4 * 1024 * 1024;

    /// <summary>Adds the API with the tables that say who may call what; each mapped gRPC service needs one.</summary>
    public static WebApplicationBuilder AddGrpcApi(this WebApplicationBuilder builder, params IReadOnlyList<RpcTable> tables)
    {
        builder.AddSuiteIdentity();
        builder.AddSuiteClock();
        builder.AddPaging();
        builder.ListenOnPorts();

        var services = builder.Services;
        services.TryAddSingleton(ServiceName.OfApplication(builder.Environment.ApplicationName));
        services.TryAddSingleton<CallMetrics>();
        services.TryAddSingleton<Refusals>();
        services.TryAddSingleton<MappedEndpoints>();
        services.TryAddSingleton(s => new Permissions(s.GetServices<RpcTable>()));
        services.TryAddSingleton<CallInterceptor>();
        services.TryAddSingleton<IndexPage>();
        foreach (var table in PlatformTables.All.Concat(tables))
            services.AddSingleton(table);
        // Before every other hosted service: nothing begins to work in a process that must not start.
        services.Insert(0, ServiceDescriptor.Singleton<IHostedService, PermissionsCheck>());

        services.AddGrpc(options =>
        {
            options.EnableDetailedErrors = false;
            options.MaxReceiveMessageSize = MaxMessageBytes;
            options.MaxSendMessageSize = MaxMessageBytes;
            options.Interceptors.Add<CallInterceptor>();
        }).AddJsonTranscoding(options => options.TypeRegistry = ErrorStatus.Details);
        services.AddGrpcHealthChecks();
        if (builder.Environment.IsDevelopment())
            services.AddGrpcReflection();

        if (AllowedOrigins(builder.Configuration) is { Length: > 0 } origins)
        {
            services.AddCors(cors => cors.AddDefaultPolicy(policy => policy.WithOrigins(origins).AllowAnyMethod().AllowAnyHeader()
                .WithExposedHeaders("Grpc-Status", "Grpc-Message", "Grpc-Status-Details-Bin", "Grpc-Encoding", "Grpc-Accept-Encoding")));
        }

        builder.Logging.KeepValuesOut();
        return builder;
    }

    /// <summary>
    /// Puts the middleware in place and maps what every service has: permissions, grpc.health.v1, reflection (Development), the
    /// index page. Map the service's own gRPC services with <c>app.MapGrpcService&lt;…&gt;()</c>, before or after.
    /// </summary>
    public static WebApplication MapGrpcApi(this WebApplication app)
    {
        app.Services.GetRequiredService<MappedEndpoints>().Sources = ((IEndpointRouteBuilder)app).DataSources;

        if (AllowedOrigins(app.Configuration) is { Length: > 0 })
            app.UseCors();
        app.UseGrpcWeb(new GrpcWebOptions { DefaultEnabled = true });
        app.UseAuthentication();
        app.UseMiddleware<ReadFailures>();

        app.MapGrpcService<AccessGrpc>();
        app.MapGrpcHealthChecksService();
        if (app.Environment.IsDevelopment())
            app.MapGrpcReflectionService();
        IndexPage.Map(app);
        return app;
    }

    /// <summary>Where a started application listens: the <c>http</c> (gRPC) and the <c>web</c> endpoint.</summary>
    public static (Uri Grpc, Uri Web) ApiAddresses(this WebApplication app)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.ToList();
        return (new Uri(addresses[0]), new Uri(addresses[^1]));
    }

    static string[]? AllowedOrigins(IConfiguration configuration) => configuration.GetSection("Api:AllowedOrigins").Get<string[]>();

    // Cleartext HTTP/2 and HTTP/1.1 cannot share a port: without TLS nothing says which one a client means.
    static void ListenOnPorts(this WebApplicationBuilder builder)
    {
        var grpc = builder.Configuration.GetValue<int?>("GRPC_PORT");
        var web = builder.Configuration.GetValue<int?>("WEB_PORT");
        var local = builder.Environment.IsDevelopment();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxMessageBytes + 1024;
            kestrel.Limits.Http2.KeepAlivePingDelay = TimeSpan.FromSeconds(60);
            if (grpc is { } grpcPort)
                Listen(kestrel, grpcPort, HttpProtocols.Http2);
            if (web is { } webPort)
                Listen(kestrel, webPort, HttpProtocols.Http1);
        });

        void Listen(KestrelServerOptions kestrel, int port, HttpProtocols protocols)
        {
            if (port == 0)
                kestrel.Listen(IPAddress.Loopback, 0, o => o.Protocols = protocols); // "localhost" is two addresses and takes no free port
            else if (local)
                kestrel.ListenLocalhost(port, o => o.Protocols = protocols);
            else
                kestrel.ListenAnyIP(port, o => o.Protocols = protocols);
        }
    }

    /// <summary>
    /// These log what callers sent: paths with query strings, JSON that could not be read, values that did not convert. What
    /// matters of it is logged by the platform, without the values.
    /// </summary>
    static void KeepValuesOut(this ILoggingBuilder logging) => logging
        .AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
        .AddFilter("System.Net.Http.HttpClient", LogLevel.Warning)
        .AddFilter("Grpc", LogLevel.Warning)
        .AddFilter("Grpc.AspNetCore.Grpc.JsonTranscoding", LogLevel.Warning)
        .AddFilter("Grpc.AspNetCore.Server.ServerCallHandler", LogLevel.None);
}
