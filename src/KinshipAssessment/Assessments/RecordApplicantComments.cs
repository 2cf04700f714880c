using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Assessments;

/// <summary>Records the applicants' comments on the report.</summary>
sealed class RecordApplicantComments(CaseStore<KinshipCase> cases, TimeProvider clock)
{
    public Task<RecordApplicantCommentsResponse> Handle(RecordApplicantCommentsRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("received_date", request.ReceivedDate, WorkingCalendar.Today(clock));
        var comments = fields.OptionalText("comments", request.Comments, Texts.Longest);
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: on, (kinship, moment) =>
        {
            var events = kinship.RecordApplicantComments(on, comments);
            return new Changed<RecordApplicantCommentsResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
