using Suite.KinshipAssessment.Assessments;
using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.People;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Approvals;

/// <summary>Places children with carers who are approved for them.</summary>
sealed class PlaceChildren(CaseStore<KinshipCase> cases, TimeProvider clock)
{
    public Task<PlaceChildrenResponse> Handle(PlaceChildrenRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var today = WorkingCalendar.Today(clock);
        var on = fields.PastDate("placement_date", request.PlacementDate, today);
        var childIds = fields.Each("child_ids", request.ChildIds, 0, ChildFacts.MostChildren, fields.Uuid);
        var placementCode = fields.Code("placement_code", request.PlacementCode, max: 2);
        fields.Require(placementCode.Length == 0 || KinshipRules.PlacementCodes.Contains(placementCode), "placement_code", "must be U1, U2 or U3");
        var planOn = fields.OptionalPastDate("placement_plan_date", request.PlacementPlanDate, today);
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: on, (kinship, moment) =>
        {
            var events = kinship.PlaceChildren(on, childIds, placementCode, planOn);
            return new Changed<PlaceChildrenResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
