using Google.Protobuf;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Reference;

/// <summary>
/// Changes an authority's reference data. Before the first change there is no record of it: whoever read version 0, the built-in
/// defaults, opens one that begins with them.
/// </summary>
sealed class ReferenceDataChanges(CaseStore<ReferenceData> references, ReferenceDataReader reader)
{
    /// <param name="decide">The rule; returns what it announces.</param>
    /// <param name="answer">Makes the answer from the reference data afterwards.</param>
    public async Task<TResponse> Make<TResponse>(IMessage request, Caller caller, Func<ReferenceData, Moment, IReadOnlyList<IMessage>> decide,
        Func<V1.ReferenceData, TResponse> answer, CancellationToken cancellation)
        where TResponse : class, IMessage<TResponse>, new()
    {
        if (Guid.Parse(CommandFields.CaseId(request)!) != ReferenceData.IdOf(caller.Authority))
            throw Refuse.NotFound(ReferenceData.NotFoundReason, "There is no such record.");

        // Two first changes at once both come here: the database keeps one, and the other is refused as stale.
        if (await reader.Kept(caller, cancellation) is not null)
            return await references.Change(request, caller, actOn: null, Decide, cancellation);
        if (CommandFields.Etag(request) != CommandFields.EtagOf(0))
            throw Refuse.Aborted("ETAG_STALE", "The record has changed since it was read; read it again and decide again.");
        return await references.Open(request, caller, moment =>
        {
            var builtIn = ReferenceData.BuiltIn(caller.Authority);
            return (builtIn, Decide(builtIn, moment));
        }, cancellation);

        Changed<TResponse> Decide(ReferenceData reference, Moment moment) => new(() => answer(reference.ToMessage()), decide(reference, moment));
    }
}
