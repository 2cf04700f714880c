using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>Begins stage 2, beside stage 1 or because stage 1 is complete.</summary>
sealed class BeginStageTwo(CaseStore<Application> applications, TimeProvider clock)
{
    public Task<BeginStageTwoResponse> Handle(BeginStageTwoRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("begin_date", request.BeginDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return applications.Change(request, caller, actOn: on, (application, moment) =>
        {
            var events = application.BeginStageTwo(on);
            return new Changed<BeginStageTwoResponse>(() => new() { Application = application.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
