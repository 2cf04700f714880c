using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Households;

/// <summary>The household leaves its constellation.</summary>
sealed class LeaveConstellation(CaseStore<Household> households, TimeProvider clock)
{
    public Task<LeaveConstellationResponse> Handle(LeaveConstellationRequest request, Caller caller, CancellationToken cancellation)
    {
        var today = WorkingCalendar.Today(clock);
        var fields = Fields.Of(request);
        var on = fields.PastDate("left_date", request.LeftDate, today);
        fields.ThrowIfAny();

        return households.Change(request, caller, actOn: on, (household, moment) =>
        {
            var events = household.LeaveConstellation(on);
            return new Changed<LeaveConstellationResponse>(() => new() { Household = household.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
