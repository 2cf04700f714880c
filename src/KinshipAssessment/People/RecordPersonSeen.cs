using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.People;

/// <summary>Records that a household member was seen and spoken to.</summary>
sealed class RecordPersonSeen(CaseStore<KinshipCase> cases, TimeProvider clock)
{
    public Task<RecordPersonSeenResponse> Handle(RecordPersonSeenRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var personId = fields.Uuid("person_id", request.PersonId);
        var on = fields.PastDate("seen_date", request.SeenDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: on, (kinship, moment) =>
        {
            var events = kinship.RecordPersonSeen(personId, on, request.Suitable);
            return new Changed<RecordPersonSeenResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
