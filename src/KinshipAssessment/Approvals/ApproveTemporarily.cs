using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Approvals;

/// <summary>Approves the carers temporarily under regulation 24.</summary>
sealed class ApproveTemporarily(CaseStore<KinshipCase> cases, TimeProvider clock)
{
    public Task<ApproveTemporarilyResponse> Handle(ApproveTemporarilyRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var today = WorkingCalendar.Today(clock);
        var on = fields.PastDate("approval_date", request.ApprovalDate, today);
        var placedOn = fields.PastDate("placement_date", request.PlacementDate, today);
        var planOn = fields.OptionalPastDate("placement_plan_date", request.PlacementPlanDate, today);
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: on, (kinship, moment) =>
        {
            var events = kinship.ApproveTemporarily(on, placedOn, planOn, caller.Subject);
            return new Changed<ApproveTemporarilyResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
