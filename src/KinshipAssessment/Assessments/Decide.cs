using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Assessments;

/// <summary>The agency decision maker decides.</summary>
sealed class Decide(CaseStore<KinshipCase> cases, TimeProvider clock, KinshipRules rules)
{
    public Task<DecideResponse> Handle(DecideRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var decision = (Decision)fields.Choice("decision", request.Decision);
        var on = fields.PastDate("decision_date", request.DecisionDate, WorkingCalendar.Today(clock));
        var reasons = fields.Text("reasons", request.Reasons, Texts.Longest);
        var approved = fields.Each("approved_child_ids", request.ApprovedChildIds, 0, 12, fields.Uuid);
        var placementCode = fields.OptionalCode("placement_code", request.PlacementCode, max: 2);
        fields.Require(placementCode.Length == 0 || KinshipRules.PlacementCodes.Contains(placementCode), "placement_code", "must be U1, U2 or U3");
        fields.Require(decision is Decision.Approve || approved.Count == 0, "approved_child_ids", "are named to approve only");
        fields.Require(decision is Decision.ProposeNotToApprove || !request.Disqualified, "disqualified", "is a ground of a qualifying determination only");
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: on, (kinship, moment) =>
        {
            var events = kinship.Decide(decision, on, reasons, approved, placementCode, request.Disqualified, caller.Subject, rules);
            return new Changed<DecideResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
