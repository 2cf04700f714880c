using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.People;

/// <summary>Records that somebody left the household.</summary>
sealed class RecordPersonLeft(CaseStore<KinshipCase> cases, TimeProvider clock)
{
    public Task<RecordPersonLeftResponse> Handle(RecordPersonLeftRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var personId = fields.Uuid("person_id", request.PersonId);
        var on = fields.PastDate("left_date", request.LeftDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: on, (kinship, moment) =>
        {
            var events = kinship.RecordPersonLeft(personId, on);
            return new Changed<RecordPersonLeftResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
