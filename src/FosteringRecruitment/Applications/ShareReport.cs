using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>Sends the assessment report, signed off by a manager, to the applicants.</summary>
sealed class ShareReport(CaseStore<Application> applications, TimeProvider clock)
{
    public Task<ShareReportResponse> Handle(ShareReportRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var kind = (ReportKind)fields.Choice("kind", request.Kind);
        var on = fields.PastDate("sent_date", request.SentDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return applications.Change(request, caller, actOn: on, (application, moment) =>
        {
            var events = application.ShareReport(kind, on, caller.Subject);
            return new Changed<ShareReportResponse>(() => new() { Application = application.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
