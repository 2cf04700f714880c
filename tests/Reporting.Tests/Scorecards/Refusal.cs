using Google.Rpc;
using Grpc.Core;

namespace Suite.Reporting.Tests.Scorecards;

/// <summary>What the service refused, whole.</summary>
/// <param name="Rules">What each rule that was not met says.</param>
sealed record Refusal(StatusCode Code, string Reason, IReadOnlyList<string> Fields, IReadOnlyList<string> Rules)
{
    public static async Task<Refusal> Of(Func<Task> call)
    {
        var refused = await Assert.ThrowsAsync<RpcException>(call);
        var status = refused.GetRpcStatus();
        return new(refused.StatusCode, status?.GetDetail<ErrorInfo>()?.Reason ?? "",
            [.. status?.GetDetail<BadRequest>()?.FieldViolations.Select(f => f.Field) ?? []],
            [.. status?.GetDetail<PreconditionFailure>()?.Violations.Select(v => v.Description) ?? []]);
    }
}
