using Google.Rpc;
using Grpc.Core;
using Suite.Platform.Errors;

namespace Suite.Platform.Asks;

/// <summary>Why an ask was not answered: a status and, where the other side gave one, its reason. Never a text.</summary>
sealed record AskFailure(StatusCode Code, string Reason)
{
    /// <summary>The same call may be answered later, by itself. Everything else is a refusal: somebody has to put something right.</summary>
    public bool Passes => Code is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Aborted or StatusCode.ResourceExhausted
        or StatusCode.Internal or StatusCode.Unknown or StatusCode.Cancelled;

    public string Status => Refusals.Name(Code);

    public static AskFailure Of(Exception thrown)
    {
        for (var cause = thrown; cause is not null; cause = cause is RpcException { Status.DebugException: { } debug } ? debug : cause.InnerException)
        {
            // Raised while the client prepared the call, for example by the identity provider's absence.
            if (cause is RefusedException refused)
                return new(refused.Code, refused.Reason);
        }

        return thrown switch
        {
            RpcException rpc => new(rpc.StatusCode, rpc.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason ?? ""),
            OperationCanceledException => new(StatusCode.DeadlineExceeded, ""),
            _ => new(StatusCode.Internal, thrown.GetType().Name),
        };
    }
}
