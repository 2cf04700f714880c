using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Households;

/// <summary>Issues a qualifying determination to end the approval.</summary>
sealed class ProposeTermination(CaseStore<Household> households, TimeProvider clock)
{
    public Task<ProposeTerminationResponse> Handle(ProposeTerminationRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("decision_date", request.DecisionDate, WorkingCalendar.Today(clock));
        var reasons = fields.Text("reasons", request.Reasons, Texts.Longest);
        var why = fields.Choice("deregistration_reason", request.DeregistrationReason);
        fields.Require(DeregistrationReasons.OfTermination(why), "deregistration_reason", "must be a reason for which the service ends an approval");
        fields.ThrowIfAny();

        return households.Change(request, caller, actOn: on, (household, moment) =>
        {
            var events = household.ProposeTermination(Guid.CreateVersion7(moment.Now), on, reasons, why, request.SpecifiedOffence, caller);
            return new Changed<ProposeTerminationResponse>(() => new() { Household = household.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
