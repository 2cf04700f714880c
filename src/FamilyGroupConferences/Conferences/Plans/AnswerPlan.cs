using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>Records the social worker's answer to the plan.</summary>
sealed class AnswerPlan(CaseStore<Conference> conferences, Pseudonyms pseudonyms, TimeProvider clock)
{
    public Task<AnswerPlanResponse> Handle(AnswerPlanRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var decision = fields.Choice("decision", request.Decision);
        var (reasons, changes) = AnswerFields.Read(fields, decision, request.Reasons, request.Changes);
        var on = fields.PastDate("decision_date", request.DecisionDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return conferences.Change(request, caller, actOn: on, (conference, moment) =>
        {
            var events = conference.AnswerPlan(decision, reasons, changes, on, caller);
            return new Changed<AnswerPlanResponse>(() => new() { Conference = conference.ToMessage(caller, moment.Today, pseudonyms) }, events);
        }, cancellation);
    }
}
