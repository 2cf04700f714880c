using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>Refuses at stage 1, in writing and with reasons.</summary>
sealed class DeclineAtStageOne(CaseStore<Application> applications, TimeProvider clock)
{
    public Task<DeclineAtStageOneResponse> Handle(DeclineAtStageOneRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("notice_date", request.NoticeDate, WorkingCalendar.Today(clock));
        var reasons = fields.Text("reasons", request.Reasons, Texts.Longest);
        fields.ThrowIfAny();

        return applications.Change(request, caller, actOn: on, (application, moment) =>
        {
            var events = application.DeclineAtStageOne(on, reasons, caller.Subject);
            return new Changed<DeclineAtStageOneResponse>(() => new() { Application = application.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
