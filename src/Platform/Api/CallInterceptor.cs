using Google.Protobuf;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Suite.Platform.Errors;
using Suite.Platform.Faults;
using Suite.Platform.Identity;
using Suite.Platform.Telemetry;

namespace Suite.Platform.Api;

/// <summary>
/// What stands before every handler, over gRPC, gRPC-Web and JSON alike, in this order: who asks, may they call this, can the
/// request be read. Permission comes before existence, so a refused caller learns nothing about what is there.
/// </summary>
sealed partial class CallInterceptor(Permissions permissions, Refusals refusals, CallMetrics metrics, ILogger<CallInterceptor> log) : Interceptor
{
    static readonly object Reached = new();

    /// <summary>Whether the call came as far as the interceptor; before it, only reading can have failed.</summary>
    public static bool WasReached(HttpContext http) => http.Items.ContainsKey(Reached);

    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        var (http, method) = Enter(context);
        try
        {
            Admit(http, method, request as IMessage);
            FaultPoint.Reach(FaultPoint.CallReceived);
            var answer = await continuation(request, context);
            FaultPoint.Reach(FaultPoint.CallAnswered);
            return answer;
        }
#pragma warning disable CA1031 // Everything a call throws is answered in one place.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            throw await refusals.Answer(thrown, Name(method), request as IMessage, http, context);
        }
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        var (http, method) = Enter(context);
        try
        {
            Admit(http, method, request as IMessage);
            await continuation(request, responseStream, context);
        }
#pragma warning disable CA1031 // Everything a call throws is answered in one place.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            throw await refusals.Answer(thrown, Name(method), request as IMessage, http, context);
        }
    }

    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        var (http, method) = Enter(context);
        var incoming = new CheckedStream<TRequest>(requestStream, message => CheckContent(method, message));
        try
        {
            Admit(http, method, null);
            await continuation(incoming, responseStream, context);
        }
#pragma warning disable CA1031 // Everything a call throws is answered in one place.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            throw await refusals.Answer(thrown, Name(method), incoming.First as IMessage, http, context);
        }
    }

    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        var (http, method) = Enter(context);
        var incoming = new CheckedStream<TRequest>(requestStream, message => CheckContent(method, message));
        try
        {
            Admit(http, method, null);
            return await continuation(incoming, context);
        }
#pragma warning disable CA1031 // Everything a call throws is answered in one place.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            throw await refusals.Answer(thrown, Name(method), incoming.First as IMessage, http, context);
        }
    }

    // The method is the endpoint's, not the path that the caller wrote: routing ignores case, a look-up by text would not.
    static (HttpContext Http, IMethod Method) Enter(ServerCallContext context)
    {
        var http = context.GetHttpContext();
        http.Items[Reached] = true;
        var method = http.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method
            ?? throw new InvalidOperationException("The call came by no endpoint of a gRPC method.");
        return (http, method);
    }

    void Admit(HttpContext http, IMethod method, IMessage? request)
    {
        if (!Permissions.IsOpenToAll(method))
        {
            var caller = CallerFromToken.Of(http);
            http.SetCaller(caller);
            http.SetCaller(caller = OnBehalf.Of(http, caller));
            permissions.Check(method, caller);
        }

        if (request is not null)
            CheckContent(method, request);
    }

    void CheckContent(IMethod method, object message)
    {
        if (message is not IMessage request)
            return;
        try
        {
            MessageContent.Check(request);
        }
        catch (RefusedException)
        {
            metrics.Unreadable(Name(method), "content");
            LogUnreadable(log, Name(method), "content");
            throw;
        }
    }

    public static string Name(IMethod method) => method.FullName.TrimStart('/');

    [LoggerMessage(LogLevel.Warning, "A request for {Rpc} could not be read: {Kind}.")]
    static partial void LogUnreadable(ILogger log, string rpc, string kind);

    /// <summary>Each message of a client's stream is checked as a request is, before the handler has it.</summary>
    sealed class CheckedStream<T>(IAsyncStreamReader<T> inner, Action<object> check) : IAsyncStreamReader<T> where T : class
    {
        /// <summary>What the call began with: it tells what the call was about.</summary>
        public T? First { get; private set; }

        public T Current => inner.Current;

        public async Task<bool> MoveNext(CancellationToken cancellationToken)
        {
            try
            {
                if (!await inner.MoveNext(cancellationToken))
                    return false;
            }
            catch (InvalidProtocolBufferException)
            {
                throw new RefusedException(StatusCode.InvalidArgument, "UNREADABLE_REQUEST", "The request could not be read.");
            }
            catch (RpcException tooLarge) when (tooLarge.StatusCode is StatusCode.ResourceExhausted)
            {
                throw new RefusedException(StatusCode.ResourceExhausted, "MESSAGE_TOO_LARGE", "A message of the stream is too large.");
            }

            First ??= inner.Current;
            check(inner.Current);
            return true;
        }
    }
}
