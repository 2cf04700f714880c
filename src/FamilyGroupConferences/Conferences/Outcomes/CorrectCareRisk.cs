using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>Corrects such a decision from a day on.</summary>
sealed class CorrectCareRisk(CaseStore<Conference> conferences, Pseudonyms pseudonyms, TimeProvider clock)
{
    public Task<CorrectCareRiskResponse> Handle(CorrectCareRiskRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var childId = fields.Uuid("child_id", request.ChildId);
        var decisionId = fields.Uuid("decision_id", request.DecisionId);
        var on = fields.PastDate("correction_date", request.CorrectionDate, WorkingCalendar.Today(clock));
        var reason = fields.Code("reason_code", request.ReasonCode);
        fields.ThrowIfAny();

        return conferences.Change(request, caller, actOn: on, (conference, moment) =>
        {
            var events = conference.CorrectCareRisk(childId, decisionId, on, reason, request.Stands, pseudonyms, caller);
            return new Changed<CorrectCareRiskResponse>(() => new() { Conference = conference.ToMessage(caller, moment.Today, pseudonyms) }, events);
        }, cancellation);
    }
}
