using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Viabilities;

/// <summary>Records the visit to the proposed carers.</summary>
sealed class RecordViabilityVisit(CaseStore<KinshipCase> cases, TimeProvider clock)
{
    public Task<RecordViabilityVisitResponse> Handle(RecordViabilityVisitRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("visit_date", request.VisitDate, WorkingCalendar.Today(clock));
        var summary = fields.OptionalText("summary", request.Summary, Texts.Longest);
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: on, (kinship, moment) =>
        {
            var events = kinship.RecordViabilityVisit(on, summary);
            return new Changed<RecordViabilityVisitResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
