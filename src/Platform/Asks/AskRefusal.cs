using Google.Rpc;
using Grpc.Core;

namespace Suite.Platform.Asks;

/// <summary>
/// What a handler records as an outcome instead of having the call made for ever: the other service's own state stands against
/// it (FAILED_PRECONDITION), and the same call again does not change that. Any other status is left to the relay.
/// </summary>
public static class AskRefusal
{
    /// <summary>The other service's reason code; null if the call is to be made again.</summary>
    public static string? Of(RpcException thrown) => thrown.StatusCode is StatusCode.FailedPrecondition
        ? thrown.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason is { Length: > 0 } reason ? reason : "FAILED_PRECONDITION"
        : null;
}
