using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences.Preparation;

/// <summary>Records risks and how the conference is made safe.</summary>
sealed class SetSafetyPlan(CaseStore<Conference> conferences, Pseudonyms pseudonyms, TimeProvider clock)
{
    public Task<SetSafetyPlanResponse> Handle(SetSafetyPlanRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var risks = fields.Each("risks", request.Risks, 1, PreparationFields.MostRisks, (path, risk) => fields.Code(path, risk));
        fields.Require(risks.Distinct().Count() == risks.Count, "risks", "must not repeat a risk");
        var plan = fields.Text("plan", request.Plan, PreparationFields.Narrative);
        var on = fields.PastDate("plan_date", request.PlanDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return conferences.Change(request, caller, actOn: on, (conference, moment) =>
        {
            var events = conference.SetSafetyPlan(risks, plan, on, caller.Subject);
            return new Changed<SetSafetyPlanResponse>(() => new() { Conference = conference.ToMessage(caller, moment.Today, pseudonyms) }, events);
        }, cancellation);
    }
}
