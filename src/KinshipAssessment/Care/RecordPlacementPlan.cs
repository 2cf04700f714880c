using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Care;

/// <summary>Records the placement plan or the care plan.</summary>
sealed class RecordPlacementPlan(CaseStore<KinshipCase> cases, TimeProvider clock)
{
    public Task<RecordPlacementPlanResponse> Handle(RecordPlacementPlanRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var kind = fields.Choice("kind", request.Kind);
        var on = fields.PastDate("plan_date", request.PlanDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: on, (kinship, moment) =>
        {
            var events = kinship.RecordPlan(kind, on);
            return new Changed<RecordPlacementPlanResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
