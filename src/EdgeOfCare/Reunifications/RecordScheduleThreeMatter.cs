using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>Records a matter of Schedule 3 as taken into account.</summary>
sealed class RecordScheduleThreeMatter(CaseStore<Reunification> reunifications, TimeProvider clock)
{
    public Task<RecordScheduleThreeMatterResponse> Handle(RecordScheduleThreeMatterRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var personId = fields.Uuid("person_id", request.PersonId);
        var matter = fields.Choice("matter", request.Matter);
        var on = fields.PastDate("recorded_date", request.RecordedDate, WorkingCalendar.Today(clock));
        var finding = fields.Text("finding", request.Finding, ReturnFields.Narrative);
        fields.ThrowIfAny();

        return reunifications.Change(request, caller, actOn: on, (reunification, moment) =>
        {
            var events = reunification.RecordMatter(personId, matter, on, finding, caller.Subject);
            return new Changed<RecordScheduleThreeMatterResponse>(() => new() { Reunification = reunification.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
