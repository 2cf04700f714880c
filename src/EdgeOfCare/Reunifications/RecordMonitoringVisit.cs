using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>Records a visit to the child at home.</summary>
sealed class RecordMonitoringVisit(CaseStore<Reunification> reunifications, TimeProvider clock)
{
    public Task<RecordMonitoringVisitResponse> Handle(RecordMonitoringVisitRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("visit_date", request.VisitDate, WorkingCalendar.Today(clock));
        fields.Require(request.ChildSeen || !request.SeenAlone, "seen_alone", "is of a child who was seen");
        var summary = fields.Text("summary", request.Summary, ReturnFields.Narrative);
        fields.ThrowIfAny();

        return reunifications.Change(request, caller, actOn: on, (reunification, moment) =>
        {
            var events = reunification.RecordVisit(on, request.ChildSeen, request.SeenAlone, summary, caller.Subject);
            return new Changed<RecordMonitoringVisitResponse>(() => new() { Reunification = reunification.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
