using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>Does more work in stage 2 after a panel deferred.</summary>
sealed class ReturnToStageTwo(CaseStore<Application> applications, TimeProvider clock)
{
    public Task<ReturnToStageTwoResponse> Handle(ReturnToStageTwoRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("return_date", request.ReturnDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return applications.Change(request, caller, actOn: on, (application, moment) =>
        {
            var events = application.ReturnToStageTwo(on);
            return new Changed<ReturnToStageTwoResponse>(() => new() { Application = application.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
