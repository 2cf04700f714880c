using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Households;

/// <summary>Records that a carer died.</summary>
sealed class RecordCarerDeath(CaseStore<Household> households, TimeProvider clock)
{
    public Task<RecordCarerDeathResponse> Handle(RecordCarerDeathRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var personId = fields.Uuid("person_id", request.PersonId);
        var on = fields.PastDate("death_date", request.DeathDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return households.Change(request, caller, actOn: on, (household, moment) =>
        {
            var events = household.RecordDeath(personId, on);
            return new Changed<RecordCarerDeathResponse>(() => new() { Household = household.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
