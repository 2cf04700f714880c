using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>Begins the return-home assessment.</summary>
sealed class StartParentAssessment(CaseStore<Reunification> reunifications, TimeProvider clock)
{
    public Task<StartParentAssessmentResponse> Handle(StartParentAssessmentRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("start_date", request.StartDate, WorkingCalendar.Today(clock));
        var assessor = fields.Code("assessor", request.Assessor, ReturnFields.Subject);
        fields.ThrowIfAny();

        return reunifications.Change(request, caller, actOn: on, (reunification, moment) =>
        {
            var events = reunification.StartAssessment(on, assessor);
            return new Changed<StartParentAssessmentResponse>(() => new() { Reunification = reunification.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
