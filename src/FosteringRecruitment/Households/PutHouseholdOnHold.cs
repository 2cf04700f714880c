using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Households;

/// <summary>Puts the household on hold.</summary>
sealed class PutHouseholdOnHold(CaseStore<Household> households, TimeProvider clock)
{
    public Task<PutHouseholdOnHoldResponse> Handle(PutHouseholdOnHoldRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var reason = fields.Choice("reason", request.Reason);
        var on = fields.PastDate("hold_date", request.HoldDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return households.Change(request, caller, actOn: on, (household, moment) =>
        {
            var events = household.PutOnHold(reason, on);
            return new Changed<PutHouseholdOnHoldResponse>(() => new() { Household = household.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
