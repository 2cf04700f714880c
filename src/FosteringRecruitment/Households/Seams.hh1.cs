using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Households;

sealed partial class Household
{
    internal V1.Household ToMessage(Caller caller, DateOnly today) => new()
    {
        HouseholdId = Id.ToString(),
        Etag = CommandFields.EtagOf(Version),
        State = StateOn(today),
        PlacesFilled = Places.Count(IsFilled),
        Places = { Places.Select(p => new V1.Place { Number = p.Number, Status = p.Status, Reason = p.Reason, PlacementId = p.PlacementId?.ToString() ?? "", StayingPutId = p.StayingPutId?.ToString() ?? "" }) },
        Placements = { Placements.Select(p => new V1.Placement { PlacementId = p.Id.ToString(), ChildReference = p.ChildReference, FromKinship = p.FromKinship }) },
        Carers = { Carers.Select(c => new V1.Carer { PersonId = c.Id.ToString() }) },
        ConstellationId = ConstellationId?.ToString() ?? "",
        ConstellationRole = ConstellationRole,
    };
}
