using Google.Rpc;
using Grpc.Core;

namespace Suite.DemoData.Loading;

/// <summary>A service refused an act of the sample: told by codes, never by what was sent.</summary>
sealed class RefusedActException(string rpc, string what, StatusCode code, string reason, IReadOnlyList<string> details, Exception inner) : Exception(
    $"{rpc} was refused for {what}: {code} {reason}{string.Concat(details.Select(d => $"\n  {d}"))}", inner)
{
    /// <param name="found">What the service told before it refused.</param>
    public static RefusedActException Of(string rpc, string what, RpcException e, IEnumerable<string>? found = null) => new(rpc, what, e.StatusCode, ReasonOf(e), [.. DetailsOf(e), .. found ?? []], e);

    public static string ReasonOf(RpcException e) => e.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason ?? "";

    // Field paths and rule codes with what the service says of them: its texts hold no values.
    static IEnumerable<string> DetailsOf(RpcException e)
    {
        var status = e.GetRpcStatus();
        foreach (var field in status?.GetDetail<BadRequest>()?.FieldViolations ?? [])
            yield return $"{field.Field} {field.Description}";
        foreach (var rule in status?.GetDetail<PreconditionFailure>()?.Violations ?? [])
            yield return $"{rule.Type}: {rule.Description}";
    }
}
