using System.Diagnostics;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Suite.Platform.Api;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Identity;
using Suite.Platform.Telemetry;

namespace Suite.Platform.Errors;

/// <summary>
/// Turns whatever a call threw into what the caller is told: a refusal with its reason, or a fault without a word about it.
/// Refusals are counted, and audited when it is known who asked.
/// </summary>
sealed partial class Refusals(ServiceName service, CallMetrics metrics, ILogger<Refusals> log)
{
    static readonly TimeSpan AuditWithin = TimeSpan.FromSeconds(5);

    public async Task<RpcException> Answer(Exception thrown, string rpc, IMessage? request, HttpContext http, ServerCallContext call)
    {
        if (thrown is OperationCanceledException or IOException && call.CancellationToken.IsCancellationRequested)
            return Ended(http, call);

        // A refusal by a service that was asked on the way is this call's refusal too: its details name whose reason it is.
        if (thrown is RpcException rpcException && Passed(rpcException) is { } passed)
        {
            metrics.Refused(rpc, passed.Reason);
            await Audit(rpc, request, http, passed.Code, passed.Reason);
            return rpcException;
        }

        if (Refusal(thrown) is not { } refused)
        {
            LogFault(log, thrown, rpc, Activity.Current?.TraceId.ToHexString() ?? "");
            return ErrorStatus.Internal(service.ErrorDomain).ToRpcException();
        }

        metrics.Refused(rpc, refused.Reason);
        if (refused.Code is StatusCode.Unavailable)
            LogUnavailable(log, rpc, refused.Reason, thrown.GetType().Name);
        else
            await Audit(rpc, request, http, refused.Code, refused.Reason);
        return ErrorStatus.Of(refused, service.ErrorDomain).ToRpcException();
    }

    // The caller hung up, or the time it (or this service) allows for the call is over: not a fault, whatever it interrupted.
    RpcException Ended(HttpContext http, ServerCallContext call) =>
        call.Deadline <= TimeProvider.System.GetUtcNow().UtcDateTime || CallDeadline.IsOver(http)
            ? ErrorStatus.Of(StatusCode.DeadlineExceeded, "DEADLINE_EXCEEDED", "The time for the call is over.", service.ErrorDomain).ToRpcException()
            : ErrorStatus.Of(StatusCode.Cancelled, "CANCELLED", "The caller ended the call.", service.ErrorDomain).ToRpcException();

    static RefusedException? Refusal(Exception thrown) => thrown switch
    {
        RefusedException refused => refused,

        // Raised while the client prepared the call, for example by the token exchange; the client wraps it.
        RpcException { Status.DebugException: { } inner } when Find<RefusedException>(inner) is { } refused => refused,
        RpcException { StatusCode: StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Cancelled } =>
            Refuse.Unavailable("DEPENDENCY_UNAVAILABLE", "A service that is needed for this does not answer."),

        PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected } =>
            Refuse.Aborted("CONCURRENT_CHANGE", "Somebody else changed the same records. Read again and repeat."),
        NpgsqlException { IsTransient: true } or PostgresException { SqlState: PostgresErrorCodes.AdminShutdown } =>
            Refuse.Unavailable("DATABASE_UNAVAILABLE", "The database does not answer."),

        RabbitMQ.Client.Exceptions.RabbitMQClientException or MassTransit.ConnectionException =>
            Refuse.Unavailable("BROKER_UNAVAILABLE", "The message broker does not answer."),

        BeyondCalendarException => new RefusedException(StatusCode.InvalidArgument, "BEYOND_CALENDAR", thrown.Message),
        _ => null,
    };

    static (StatusCode Code, string Reason)? Passed(RpcException thrown) =>
        thrown.StatusCode is not (StatusCode.Internal or StatusCode.Unknown or StatusCode.Unavailable)
        && thrown.GetRpcStatus()?.GetDetail<Google.Rpc.ErrorInfo>() is { } info
            ? (thrown.StatusCode, info.Reason)
            : null;

    static T? Find<T>(Exception? thrown) where T : Exception
    {
        for (; thrown is not null; thrown = thrown.InnerException)
            if (thrown is T found)
                return found;
        return null;
    }

    // A refusal stays a refusal when its audit line cannot be written: the failure is logged as an error instead.
    async Task Audit(string rpc, IMessage? request, HttpContext http, StatusCode code, string reason)
    {
        if (http.TryGetCaller() is not { } caller || http.RequestServices.GetService<IAudit>() is not { } audit)
            return;
        try
        {
            // Not the call's own token: who hangs up quickly must not escape the audit.
            using var limit = new CancellationTokenSource(AuditWithin);
            await audit.Record(new(caller, rpc, Id(request, CommandFields.CaseId), Id(request, CommandFields.RequestId), Name(code), reason), limit.Token);
        }
#pragma warning disable CA1031 // Whatever went wrong, the caller is owed the refusal.
        catch (Exception failed)
#pragma warning restore CA1031
        {
            LogAuditFailed(log, failed, rpc, reason);
        }
    }

    static Guid? Id(IMessage? request, Func<IMessage, string?> read) =>
        request is not null && Guid.TryParseExact(read(request), "D", out var id) ? id : null;

    // gRPC's own spelling: PermissionDenied is PERMISSION_DENIED on the wire and in the audit.
    public static string Name(StatusCode code) => string.Concat(code.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? $"_{c}" : $"{char.ToUpperInvariant(c)}"));

    [LoggerMessage(LogLevel.Error, "{Rpc} failed; trace {TraceId}.")]
    static partial void LogFault(ILogger log, Exception thrown, string rpc, string traceId);

    [LoggerMessage(LogLevel.Warning, "{Rpc} is unavailable: {Reason} ({Exception}).")]
    static partial void LogUnavailable(ILogger log, string rpc, string reason, string exception);

    [LoggerMessage(LogLevel.Error, "The refusal of {Rpc} with {Reason} could not be audited.")]
    static partial void LogAuditFailed(ILogger log, Exception thrown, string rpc, string reason);
}
