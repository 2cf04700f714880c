using Suite.Platform.Identity;
using Suite.Platform.Records;

namespace Suite.FosteringRecruitment.Reference;

/// <summary>Reads an authority's dated lists, rates and targets for the acts that are decided by them.</summary>
sealed class ReferenceDataReader(OnePerAuthority<ReferenceData> references)
{
    /// <summary>What the authority set, or the built-in defaults. They hold nothing about a person, so reading them is not audited.</summary>
    public Task<ReferenceData> Of(Caller caller, CancellationToken cancellation) => references.Of(caller, cancellation);
}
