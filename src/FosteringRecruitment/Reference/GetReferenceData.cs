using Suite.FosteringRecruitment.V1;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Reference;

/// <summary>The authority's dated lists, rates and targets, whole.</summary>
sealed class GetReferenceData(ReferenceDataReader references)
{
    public async Task<GetReferenceDataResponse> Handle(GetReferenceDataRequest _, Caller caller, CancellationToken cancellation)
    {
        var reference = await references.Of(caller, cancellation);
        return new() { ReferenceData = reference.ToMessage() };
    }
}
