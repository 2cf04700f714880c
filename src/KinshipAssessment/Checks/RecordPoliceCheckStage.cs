using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Checks;

/// <summary>Records that a police force acknowledged a direct police check.</summary>
sealed class RecordPoliceCheckStage(CaseStore<KinshipCase> cases, TimeProvider clock)
{
    public Task<RecordPoliceCheckStageResponse> Handle(RecordPoliceCheckStageRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var checkId = fields.Uuid("check_id", request.CheckId);
        var on = fields.PastDate("acknowledged_date", request.AcknowledgedDate, WorkingCalendar.Today(clock));
        var force = fields.Code("police_force", request.PoliceForce);
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: on, (kinship, moment) =>
        {
            var events = kinship.RecordPoliceAcknowledgement(checkId, on, force);
            return new Changed<RecordPoliceCheckStageResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
