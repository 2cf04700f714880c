using Google.Protobuf;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Identity;
using Suite.Platform.Records;

namespace Suite.FosteringRecruitment.Reference;

/// <summary>Changes an authority's reference data.</summary>
sealed class ReferenceDataChanges(OnePerAuthority<ReferenceData> references)
{
    /// <param name="decide">The rule; returns what it announces.</param>
    /// <param name="answer">Makes the answer from the reference data afterwards.</param>
    public Task<TResponse> Make<TResponse>(IMessage request, Caller caller, Func<ReferenceData, Moment, IReadOnlyList<IMessage>> decide,
        Func<V1.ReferenceData, TResponse> answer, CancellationToken cancellation)
        where TResponse : class, IMessage<TResponse>, new() =>
        references.Change(request, caller, decide, reference => answer(reference.ToMessage()), cancellation);
}
