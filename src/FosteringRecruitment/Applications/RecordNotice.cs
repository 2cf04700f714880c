using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>Records when the applicants were told of the newest decision.</summary>
sealed class RecordNotice(CaseStore<Application> applications, TimeProvider clock)
{
    public Task<RecordNoticeResponse> Handle(RecordNoticeRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var today = WorkingCalendar.Today(clock);
        var orallyOn = fields.OptionalPastDate("oral_notice_date", request.OralNoticeDate, today);
        var inWritingOn = fields.OptionalPastDate("written_notice_date", request.WrittenNoticeDate, today);
        fields.Require(orallyOn is not null || inWritingOn is not null, "written_notice_date", "is required, or oral_notice_date");
        fields.ThrowIfAny();

        return applications.Change(request, caller, actOn: inWritingOn ?? orallyOn, (application, moment) =>
        {
            var events = application.RecordNotice(orallyOn, inWritingOn);
            return new Changed<RecordNoticeResponse>(() => new() { Application = application.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
