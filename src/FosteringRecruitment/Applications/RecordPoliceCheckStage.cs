using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>Records that a police force acknowledged a direct police check.</summary>
sealed class RecordPoliceCheckStage(CaseStore<Application> applications, TimeProvider clock)
{
    public Task<RecordPoliceCheckStageResponse> Handle(RecordPoliceCheckStageRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var checkId = fields.Uuid("check_id", request.CheckId);
        var on = fields.PastDate("acknowledged_date", request.AcknowledgedDate, WorkingCalendar.Today(clock));
        var force = fields.Code("police_force", request.PoliceForce);
        fields.ThrowIfAny();

        return applications.Change(request, caller, actOn: on, (application, moment) =>
        {
            var events = application.RecordPoliceAcknowledgement(checkId, on, force);
            return new Changed<RecordPoliceCheckStageResponse>(() => new() { Application = application.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
