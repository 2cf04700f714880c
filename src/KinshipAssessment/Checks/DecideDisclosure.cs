using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Checks;

/// <summary>Decides on a disclosure.</summary>
sealed class DecideDisclosure(CaseStore<KinshipCase> cases, TimeProvider clock)
{
    public Task<DecideDisclosureResponse> Handle(DecideDisclosureRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var checkId = fields.Uuid("check_id", request.CheckId);
        var rationale = (RationaleCode)fields.Choice("rationale", request.Rationale);
        var on = fields.PastDate("decision_date", request.DecisionDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: on, (kinship, moment) =>
        {
            var events = kinship.DecideDisclosure(checkId, request.Accept, rationale, on, caller);
            return new Changed<DecideDisclosureResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
