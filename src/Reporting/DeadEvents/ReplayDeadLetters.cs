using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Reporting.V1;

namespace Suite.Reporting.DeadEvents;

/// <summary>Sends dead letters back to their queues. Twice does no harm: the inbox and the facts know what they have.</summary>
sealed class ReplayDeadLetters(DeadLetters deadLetters, RememberedAnswers answers, IAudit audit)
{
    const int MostIds = 1_000;

    public async Task<ReplayDeadLettersResponse> Handle(ReplayDeadLettersRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var requestId = fields.Uuid("request_id", request.RequestId);
        var ids = fields.Each("event_ids", request.EventIds, 0, MostIds, fields.Uuid);
        var queues = DeadLetterQueues.Asked(fields, request.Queue);
        fields.ThrowIfAny();
        if (await answers.Find<ReplayDeadLettersResponse>(request, caller, cancellation) is { } answered)
            return answered;

        // Before the act: it may end half-way.
        await audit.Record(new(caller, CommandFields.RpcOf(request), null, requestId, "OK", Purpose: request.Queue), cancellation);
        var only = ids.Count == 0 ? null : ids.ToHashSet();
        var replayed = 0;
        foreach (var queue in queues)
            replayed += await deadLetters.Replay(queue, only, cancellation);
        return await answers.Remember(request, caller, new ReplayDeadLettersResponse { Replayed = replayed }, cancellation);
    }
}
