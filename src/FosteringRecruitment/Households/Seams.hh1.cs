using Google.Protobuf;
using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.Records;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Households;

sealed partial class Household
{
    [System.Text.Json.Serialization.JsonIgnore]
    public HouseholdState State => Ended is not HouseholdState.Unspecified ? Ended
        : Investigations.Exists(i => i.ClosedOn is null) ? HouseholdState.UnderInvestigation
        : Holds.Exists(h => h.ResumedOn is null) ? HouseholdState.OnHold
        : HouseholdState.Active;

    internal bool MayTakeChildren => State is HouseholdState.Active;

    internal void RequireApproved(string act)
    {
        if (Ended is not HouseholdState.Unspecified)
            throw MoveNotAllowed(act, State);
    }

    internal V1.Household ToMessage(Caller caller, DateOnly today) => new() { HouseholdId = Id.ToString(), Etag = CommandFields.EtagOf(Version), State = State };
}
