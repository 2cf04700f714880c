using Google.Protobuf;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Grpc.JsonTranscoding;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Suite.Platform.Errors;
using Suite.Platform.Telemetry;

namespace Suite.Platform.Api;

/// <summary>
/// Answers what fails before any interceptor: malformed protobuf, broken framing or compression, invalid UTF-8, JSON that does
/// not fit the message, unreadable deadlines. The gRPC library would say UNKNOWN and log an error; it is the caller's mistake:
/// INVALID_ARGUMENT with the same details as every refusal, a warning in the log (without the text, which may quote the
/// request), and a count.
/// </summary>
/// <remarks>Faults after the handler (an answer that cannot be written) are logged here, as the library's own log is off.</remarks>
sealed partial class ReadFailures(RequestDelegate next, ServiceName service, CallMetrics metrics, ILogger<ReadFailures> log)
{
    static readonly JsonFormatter Json = new(JsonFormatter.Settings.Default.WithTypeRegistry(ErrorStatus.Details));

    public Task InvokeAsync(HttpContext http)
    {
        var endpoint = http.GetEndpoint();
        if (endpoint?.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method is not { } method)
            return next(http);
        return endpoint.Metadata.GetMetadata<GrpcJsonTranscodingMetadata>() is null ? Grpc(http, method) : Transcoded(http, method);
    }

    async Task Grpc(HttpContext http, IMethod method)
    {
        var headers = http.Request.Headers;
        if (headers.TryGetValue(CallDeadline.Header, out var timeout))
        {
            if (!CallDeadline.IsReadable(timeout.Count == 1 ? timeout[0] : null))
            {
                http.Response.ContentType = "application/grpc";
                Write(http.Response.Headers, Unreadable(method, "deadline", "UNREADABLE_DEADLINE",
                    "grpc-timeout must be 1 to 99999999 with one of the units H, M, S, m, u, n."));
                return;
            }
        }
        else if (method.Type is MethodType.Unary)
        {
            headers[CallDeadline.Header] = CallDeadline.DefaultHeader;
        }

        await next(http);

        if (http.Features.Get<IServerCallContextFeature>()?.ServerCallContext.Status is not { } status || http.RequestAborted.IsCancellationRequested)
            return;
        if (CallInterceptor.WasReached(http))
        {
            if (status is { StatusCode: StatusCode.Unknown, DebugException: { } fault })
            {
                LogFault(log, fault, CallInterceptor.Name(method));
                if (!http.Response.HasStarted)
                    Write(http.Response.Headers, ErrorStatus.Internal(service.ErrorDomain));
            }
        }
        else if (status.StatusCode is StatusCode.Unknown or StatusCode.Internal && !http.Response.HasStarted)
        {
            // RESOURCE_EXHAUSTED (too large) and UNIMPLEMENTED (unknown compression) are right as they are.
            Write(http.Response.Headers, Unreadable(method, "protobuf"));
        }
    }

    async Task Transcoded(HttpContext http, IMethod method)
    {
        using var deadline = method.Type is MethodType.Unary ? CallDeadline.Start(http) : null;
        var original = http.Features.Get<IHttpResponseBodyFeature>()!;
        await using var gate = new Gate(original.Stream, http);
        http.Response.Body = gate;
        try
        {
            await next(http);
        }
        finally
        {
            http.Features.Set(original);
        }

        if (!gate.Closed)
            return;
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        http.Response.ContentType = "application/json; charset=utf-8";
        await http.Response.WriteAsync(Json.Format(Unreadable(method, "json")), http.RequestAborted);
    }

    Google.Rpc.Status Unreadable(IMethod method, string kind, string reason = "UNREADABLE_REQUEST", string message = "The request could not be read.")
    {
        var rpc = CallInterceptor.Name(method);
        metrics.Unreadable(rpc, kind);
        metrics.Refused(rpc, reason);
        LogUnreadable(log, rpc, kind);
        return ErrorStatus.Of(StatusCode.InvalidArgument, reason, message, service.ErrorDomain);
    }

    // A "trailers-only" answer: no message was written yet, so the status goes into the headers.
    static void Write(IHeaderDictionary headers, Google.Rpc.Status status)
    {
        headers["grpc-status"] = status.Code.ToString();
        headers["grpc-message"] = Uri.EscapeDataString(status.Message);
        headers["grpc-status-details-bin"] = Convert.ToBase64String(status.ToByteArray());
    }

    [LoggerMessage(LogLevel.Warning, "A request for {Rpc} could not be read: {Kind}.")]
    static partial void LogUnreadable(ILogger log, string rpc, string kind);

    [LoggerMessage(LogLevel.Error, "The answer of {Rpc} could not be written.")]
    static partial void LogFault(ILogger log, Exception fault, string rpc);

    // Lets the body through once the call has come as far as the interceptor; before, it is the library's own error, and dropped.
    sealed class Gate(Stream body, HttpContext http) : Stream
    {
        public bool Closed { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Responses are written asynchronously.");

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            Pass() ? body.WriteAsync(buffer, cancellationToken) : ValueTask.CompletedTask;

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Flush()
        {
        }

        public override Task FlushAsync(CancellationToken cancellationToken) =>
            Pass() ? body.FlushAsync(cancellationToken) : Task.CompletedTask;

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        bool Pass()
        {
            Closed = !CallInterceptor.WasReached(http) && http.Response.StatusCode >= StatusCodes.Status400BadRequest;
            return !Closed;
        }
    }
}
