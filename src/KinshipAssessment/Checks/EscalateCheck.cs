using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Checks;

/// <summary>Records that an outstanding check was escalated.</summary>
sealed class EscalateCheck(CaseStore<KinshipCase> cases, TimeProvider clock)
{
    public Task<EscalateCheckResponse> Handle(EscalateCheckRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var checkId = fields.Uuid("check_id", request.CheckId);
        var on = fields.PastDate("escalation_date", request.EscalationDate, WorkingCalendar.Today(clock));
        var escalatedTo = fields.Code("escalated_to", request.EscalatedTo);
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: on, (kinship, moment) =>
        {
            var events = kinship.EscalateCheck(checkId, on, escalatedTo);
            return new Changed<EscalateCheckResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
