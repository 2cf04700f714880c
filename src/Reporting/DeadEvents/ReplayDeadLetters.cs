using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Reporting.Facts;
using Suite.Reporting.V1;

namespace Suite.Reporting.DeadEvents;

/// <summary>Sends dead letters back to their queues. Twice does no harm: the inbox and the facts know what they have.</summary>
sealed class ReplayDeadLetters(DeadLetters deadLetters, IAudit audit)
{
    const int MostIds = 1_000;

    public async Task<ReplayDeadLettersResponse> Handle(ReplayDeadLettersRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var requestId = fields.Uuid("request_id", request.RequestId);
        var ids = fields.Each("event_ids", request.EventIds, 0, MostIds, fields.Uuid);
        fields.ThrowIfAny();

        var only = ids.Count == 0 ? null : ids.ToHashSet();
        var replayed = 0;
        foreach (var source in FactSources.All)
            replayed += await deadLetters.Replay(source.Queue, only, cancellation);
        await audit.Record(new(caller, CommandFields.RpcOf(request), null, requestId, "OK"), cancellation);
        return new() { Replayed = replayed };
    }
}
