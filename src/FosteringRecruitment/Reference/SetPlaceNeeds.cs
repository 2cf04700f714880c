using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Reference;

/// <summary>Sets how many places are needed from a day on.</summary>
sealed class SetPlaceNeeds(ReferenceDataChanges changes)
{
    public Task<SetPlaceNeedsResponse> Handle(SetPlaceNeedsRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var needs = RateFields.ReadPlaceNeeds(fields, "place_needs", request.PlaceNeeds);
        fields.ThrowIfAny();

        return changes.Make(request, caller, (reference, _) => reference.SetPlaceNeeds(needs),
            reference => new SetPlaceNeedsResponse { ReferenceData = reference }, cancellation);
    }
}
