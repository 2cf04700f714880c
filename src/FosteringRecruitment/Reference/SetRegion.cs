using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Reference;

/// <summary>Sets the authority's region for the allowance.</summary>
sealed class SetRegion(ReferenceDataChanges changes)
{
    public Task<SetRegionResponse> Handle(SetRegionRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var region = fields.Choice("region", request.Region);
        fields.ThrowIfAny();

        return changes.Make(request, caller, (reference, moment) => reference.SetRegion(region, moment.Today),
            reference => new SetRegionResponse { ReferenceData = reference }, cancellation);
    }
}
