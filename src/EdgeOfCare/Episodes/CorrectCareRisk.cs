using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Episodes;

/// <summary>Adds a dated correction to a decision on care risk.</summary>
sealed class CorrectCareRisk(CaseStore<Episode> episodes, TimeProvider clock)
{
    public Task<CorrectCareRiskResponse> Handle(CorrectCareRiskRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var riskId = fields.Uuid("care_risk_id", request.CareRiskId);
        var on = fields.PastDate("correction_date", request.CorrectionDate, WorkingCalendar.Today(clock));
        var reason = fields.Choice("reason", request.Reason);
        fields.ThrowIfAny();

        return episodes.Change(request, caller, actOn: on, (episode, moment) =>
        {
            var events = episode.CorrectCareRisk(riskId, on, reason, request.Stands, caller.Subject, moment.Today);
            return new Changed<CorrectCareRiskResponse>(() => new() { Episode = episode.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
