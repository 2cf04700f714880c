using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Households;

/// <summary>Ends the hold.</summary>
sealed class ResumeHousehold(CaseStore<Household> households, TimeProvider clock)
{
    public Task<ResumeHouseholdResponse> Handle(ResumeHouseholdRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("resume_date", request.ResumeDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return households.Change(request, caller, actOn: on, (household, moment) =>
        {
            var events = household.Resume(on);
            return new Changed<ResumeHouseholdResponse>(() => new() { Household = household.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
