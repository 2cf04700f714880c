using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Support;

/// <summary>Records the support plan, and how it compares with other foster carers'.</summary>
sealed class SetSupportPlan(CaseStore<KinshipCase> cases, TimeProvider clock)
{
    public Task<SetSupportPlanResponse> Handle(SetSupportPlanRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var plan = request.Plan ?? new();
        fields.Require(request.Plan is not null, "plan", "is required");
        var on = fields.PastDate("plan.plan_date", plan.PlanDate, WorkingCalendar.Today(clock));
        var parityGap = fields.OptionalText("plan.parity_gap", plan.ParityGap, Texts.Longest);
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: on, (kinship, moment) =>
        {
            var events = kinship.SetSupportPlan(new(on, plan.FinancialSupport, plan.TrainingOffered, plan.Respite, plan.ContactMediation, plan.SupervisingSocialWorker, parityGap));
            return new Changed<SetSupportPlanResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
