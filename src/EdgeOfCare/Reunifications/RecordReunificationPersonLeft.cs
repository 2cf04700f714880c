using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>Records that somebody left the household.</summary>
sealed class RecordReunificationPersonLeft(CaseStore<Reunification> reunifications, TimeProvider clock)
{
    public Task<RecordReunificationPersonLeftResponse> Handle(RecordReunificationPersonLeftRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var personId = fields.Uuid("person_id", request.PersonId);
        var on = fields.PastDate("left_date", request.LeftDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return reunifications.Change(request, caller, actOn: on, (reunification, moment) =>
        {
            var events = reunification.RecordPersonLeft(personId, on);
            return new Changed<RecordReunificationPersonLeftResponse>(() => new() { Reunification = reunification.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
