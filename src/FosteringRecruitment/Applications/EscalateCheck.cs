using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>Records that an outstanding check was escalated.</summary>
sealed class EscalateCheck(CaseStore<Application> applications, TimeProvider clock)
{
    public Task<EscalateCheckResponse> Handle(EscalateCheckRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var checkId = fields.Uuid("check_id", request.CheckId);
        var on = fields.PastDate("escalation_date", request.EscalationDate, WorkingCalendar.Today(clock));
        var escalatedTo = fields.Code("escalated_to", request.EscalatedTo);
        fields.ThrowIfAny();

        return applications.Change(request, caller, actOn: on, (application, moment) =>
        {
            var events = application.EscalateCheck(checkId, on, escalatedTo);
            return new Changed<EscalateCheckResponse>(() => new() { Application = application.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
