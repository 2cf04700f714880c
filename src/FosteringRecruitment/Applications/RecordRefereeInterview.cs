using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>Records the interview of a referee and the written report on it.</summary>
sealed class RecordRefereeInterview(CaseStore<Application> applications, TimeProvider clock)
{
    public Task<RecordRefereeInterviewResponse> Handle(RecordRefereeInterviewRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var personId = fields.Uuid("person_id", request.PersonId);
        var interviewedOn = fields.PastDate("interview_date", request.InterviewDate, WorkingCalendar.Today(clock));
        var reportedOn = fields.PastDate("report_date", request.ReportDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return applications.Change(request, caller, actOn: reportedOn, (application, moment) =>
        {
            var events = application.RecordRefereeInterview(personId, interviewedOn, reportedOn);
            return new Changed<RecordRefereeInterviewResponse>(() => new() { Application = application.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
