using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>Decides on what came back from the police.</summary>
sealed class DecideSuitabilityCheck(CaseStore<Reunification> reunifications, TimeProvider clock)
{
    public Task<DecideSuitabilityCheckResponse> Handle(DecideSuitabilityCheckRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var checkId = fields.Uuid("check_id", request.CheckId);
        var on = fields.PastDate("decision_date", request.DecisionDate, WorkingCalendar.Today(clock));
        var decision = fields.Choice("decision", request.Decision);
        var reasons = fields.Text("reasons", request.Reasons, ReturnFields.Narrative);
        fields.ThrowIfAny();

        return reunifications.Change(request, caller, actOn: on, (reunification, moment) =>
        {
            var events = reunification.DecideCheck(checkId, on, decision, reasons, caller.Subject);
            return new Changed<DecideSuitabilityCheckResponse>(() => new() { Reunification = reunification.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
