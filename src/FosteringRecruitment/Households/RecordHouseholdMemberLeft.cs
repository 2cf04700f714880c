using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Households;

/// <summary>Records that somebody left the household, a carer or anybody else.</summary>
sealed class RecordHouseholdMemberLeft(CaseStore<Household> households, TimeProvider clock)
{
    public Task<RecordHouseholdMemberLeftResponse> Handle(RecordHouseholdMemberLeftRequest request, Caller caller, CancellationToken cancellation)
    {
        var today = WorkingCalendar.Today(clock);
        var fields = Fields.Of(request);
        var personId = fields.Uuid("person_id", request.PersonId);
        var on = fields.PastDate("left_date", request.LeftDate, today);
        fields.ThrowIfAny();

        return households.Change(request, caller, actOn: on, (household, moment) =>
        {
            var events = household.RecordMemberLeft(personId, on);
            return new Changed<RecordHouseholdMemberLeftResponse>(() => new() { Household = household.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
