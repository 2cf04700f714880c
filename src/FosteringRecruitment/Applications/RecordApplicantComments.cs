using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>Records what the applicants say to the report.</summary>
sealed class RecordApplicantComments(CaseStore<Application> applications, TimeProvider clock)
{
    public Task<RecordApplicantCommentsResponse> Handle(RecordApplicantCommentsRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("received_date", request.ReceivedDate, WorkingCalendar.Today(clock));
        var comments = fields.OptionalText("comments", request.Comments, Texts.Longest);
        fields.ThrowIfAny();

        return applications.Change(request, caller, actOn: on, (application, moment) =>
        {
            var events = application.RecordComments(on, comments);
            return new Changed<RecordApplicantCommentsResponse>(() => new() { Application = application.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
