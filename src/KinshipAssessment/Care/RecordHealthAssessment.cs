using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Care;

/// <summary>Records a child's health assessment.</summary>
sealed class RecordHealthAssessment(CaseStore<KinshipCase> cases, TimeProvider clock)
{
    public Task<RecordHealthAssessmentResponse> Handle(RecordHealthAssessmentRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var childId = fields.Uuid("child_id", request.ChildId);
        var on = fields.PastDate("assessment_date", request.AssessmentDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: on, (kinship, moment) =>
        {
            var events = kinship.RecordHealthAssessment(childId, on);
            return new Changed<RecordHealthAssessmentResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
