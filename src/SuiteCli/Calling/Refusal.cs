using Google.Rpc;
using Grpc.Core;

namespace Suite.Cli.Calling;

/// <summary>What the suite refused, and why, as its status says.</summary>
sealed record Refusal(string Reason, string Message, IReadOnlyList<string> Details)
{
    public static Refusal Of(RpcException failed)
    {
        var status = failed.GetRpcStatus();
        var details = new List<string>();
        foreach (var field in status?.GetDetail<BadRequest>()?.FieldViolations ?? [])
            Add(field.Field, field.Description);
        foreach (var rule in status?.GetDetail<PreconditionFailure>()?.Violations ?? [])
        {
            if (rule.Description != status!.Message)
                Add(rule.Type, rule.Description);
        }

        return new(status?.GetDetail<ErrorInfo>()?.Reason ?? failed.StatusCode.ToString(), status?.Message is { Length: > 0 } message ? message : failed.Status.Detail, details);

        // What a status has no room for is counted, without a name.
        void Add(string name, string description) => details.Add(name.Length == 0 ? description : $"{name}: {description}");
    }

    public async Task Print(TextWriter errors)
    {
        await errors.WriteLineAsync($"{Reason}: {Message}");
        foreach (var detail in Details)
            await errors.WriteLineAsync($"  {detail}");
    }
}
