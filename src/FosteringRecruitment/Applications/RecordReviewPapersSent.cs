using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>Records that the papers went to the independent review.</summary>
sealed class RecordReviewPapersSent(CaseStore<Application> applications, TimeProvider clock)
{
    public Task<RecordReviewPapersSentResponse> Handle(RecordReviewPapersSentRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("sent_date", request.SentDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return applications.Change(request, caller, actOn: on, (application, moment) =>
        {
            var events = application.RecordReviewPapersSent(on);
            return new Changed<RecordReviewPapersSentResponse>(() => new() { Application = application.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
