using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>Takes the application on and begins stage 1.</summary>
sealed class OpenStageOne(CaseStore<Application> applications, TimeProvider clock)
{
    public Task<OpenStageOneResponse> Handle(OpenStageOneRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("opened_date", request.OpenedDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return applications.Change(request, caller, actOn: on, (application, moment) =>
        {
            var events = application.OpenStageOne(on);
            return new Changed<OpenStageOneResponse>(() => new() { Application = application.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
