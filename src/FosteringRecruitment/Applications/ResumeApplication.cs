using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>Ends a hold.</summary>
sealed class ResumeApplication(CaseStore<Application> applications, TimeProvider clock)
{
    public Task<ResumeApplicationResponse> Handle(ResumeApplicationRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("resume_date", request.ResumeDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return applications.Change(request, caller, actOn: on, (application, moment) =>
        {
            var events = application.Resume(on);
            return new Changed<ResumeApplicationResponse>(() => new() { Application = application.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
