using Suite.Platform.Cases;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Reference;

/// <summary>Reads an authority's dated lists, rates and targets for the acts that are decided by them.</summary>
sealed class ReferenceDataReader(CaseStore<ReferenceData> references)
{
    /// <summary>What the authority set, or the built-in defaults. They hold nothing about a person, so reading them is not audited.</summary>
    public async Task<ReferenceData> Of(Caller caller, CancellationToken cancellation) =>
        await Kept(caller, cancellation) ?? ReferenceData.BuiltIn(caller.Authority);

    /// <summary>Null before the authority set anything.</summary>
    // Read as the service itself: an act is decided by the authority's targets whoever does it, never by the defaults because they may not list them.
    internal Task<ReferenceData?> Kept(Caller caller, CancellationToken cancellation) =>
        references.Find(ReferenceData.IdOf(caller.Authority), Caller.System(caller.Authority), cancellation);
}
