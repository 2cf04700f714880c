using Google.Rpc;
using Grpc.Core;

namespace Suite.Testing;

/// <summary>What a service refused, as a client sees it.</summary>
public static class RefusedCall
{
    public static async Task<(StatusCode Code, string Reason)> By(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (RpcException refused)
        {
            return (refused.StatusCode, refused.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason ?? "");
        }

        throw new InvalidOperationException("The service refused nothing.");
    }
}
