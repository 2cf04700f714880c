using System.Net.Http.Headers;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client.Configuration;
using Grpc.Net.ClientFactory;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.ServiceDiscovery;

namespace Suite.Platform.Identity;

public static class ClientExtensions
{
    static readonly TimeSpan DefaultDeadline = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Adds a client for another service of the suite: found by service discovery, called on behalf of the caller (or as this
    /// service when nobody is behind the call), with a deadline always, and repeated only when the service was not reached.
    /// </summary>
    /// <param name="address">The service's name as an address, for example <c>http://kinship-assessment</c>.</param>
    public static IHttpClientBuilder AddSuiteClient<TClient>(this IHostApplicationBuilder builder, string address, string? name = null) where TClient : class
    {
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddHttpClient(TokenSource.ClientName);
        builder.Services.TryAddSingleton<TokenSource>();
        builder.Services.TryAddTransient<ForwardCaller>();
        builder.Services.TryAddSingleton<DeadlineAlways>();
        if (!builder.Services.Any(s => s.ServiceType == typeof(ServiceEndpointResolver)))
            builder.Services.AddServiceDiscovery();

        return builder.Services
            .AddGrpcClient<TClient>(name ?? typeof(TClient).Name, options => options.Address = new Uri(address))
            .ConfigureChannel(channel => channel.ServiceConfig = RetryUnavailable)
            .AddInterceptor<DeadlineAlways>()
            .EnableCallContextPropagation(options => options.SuppressContextNotFoundErrors = true)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                EnableMultipleHttp2Connections = true,
                KeepAlivePingDelay = TimeSpan.FromSeconds(30),
                KeepAlivePingTimeout = TimeSpan.FromSeconds(10),
                // A replica that went away is found out, a new one found.
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            })
            .AddHttpMessageHandler<ForwardCaller>()
            .AddServiceDiscovery();
    }

    /// <summary>
    /// Has a client of <see cref="AddSuiteClient"/> left uncalled for a short time after its service was not reached several times
    /// running: for reads that somebody waits for and that have an answer without it. Asks share the client and take what is not
    /// called as they take any outage.
    /// </summary>
    public static IHttpClientBuilder LeftAloneWhileAway(this IHttpClientBuilder client) =>
        // One for the channel: whether the service is there is the same for every caller.
        client.AddInterceptor(InterceptorScope.Channel, services => new Circuit(client.Name, TimeProvider.System, services.GetRequiredService<ILogger<Circuit>>()));

    // UNAVAILABLE only. A command carries its request_id, so one that did arrive is not done twice.
    static ServiceConfig RetryUnavailable => new()
    {
        MethodConfigs =
        {
            new MethodConfig
            {
                Names = { MethodName.Default },
                RetryPolicy = new RetryPolicy
                {
                    MaxAttempts = 4,
                    InitialBackoff = TimeSpan.FromMilliseconds(100),
                    MaxBackoff = TimeSpan.FromSeconds(2),
                    BackoffMultiplier = 2,
                    RetryableStatusCodes = { StatusCode.Unavailable },
                },
            },
        },
    };

    /// <summary>Sets who calls, on every call, from the call that this one serves.</summary>
    sealed class ForwardCaller(IHttpContextAccessor current, TokenSource tokens) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            string token;
            if (current.HttpContext is { } http && OnBehalf.IsSo(http) && http.TryGetCaller() is { } caller)
            {
                // The call came with another service's own token, which is nobody's to exchange: what it said is said on.
                token = await tokens.Own(cancellationToken);
                request.Headers.Add(OnBehalf.AuthorityHeader, caller.Authority);
                request.Headers.Add(OnBehalf.SubjectHeader, caller.Subject);
            }
            else
            {
                token = Bearer(current.HttpContext) is { } theirs
                    ? await tokens.OnBehalfOf(theirs, cancellationToken)
                    : await tokens.Own(cancellationToken);
            }

            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            return await base.SendAsync(request, cancellationToken);
        }

        // Only a token that made somebody a caller here is forwarded.
        static string? Bearer(HttpContext? http) =>
            http?.TryGetCaller() is not null
            && AuthenticationHeaderValue.TryParse(http.Request.Headers.Authorization.ToString(), out var header)
            && string.Equals(header.Scheme, "Bearer", StringComparison.OrdinalIgnoreCase)
                ? header.Parameter
                : null;
    }

    /// <summary>Gives a unary call a deadline when it has none; a stream may go on.</summary>
    sealed class DeadlineAlways : Interceptor
    {
        public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
            TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncUnaryCallContinuation<TRequest, TResponse> continuation) =>
            continuation(request, context.Options.Deadline is not null ? context : new(context.Method, context.Host,
                context.Options.WithDeadline((TimeProvider.System.GetUtcNow() + DefaultDeadline).UtcDateTime)));
    }
}
