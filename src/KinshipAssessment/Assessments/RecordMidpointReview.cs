using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Assessments;

/// <summary>Records the team manager's midpoint review.</summary>
sealed class RecordMidpointReview(CaseStore<KinshipCase> cases, TimeProvider clock)
{
    public Task<RecordMidpointReviewResponse> Handle(RecordMidpointReviewRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("review_date", request.ReviewDate, WorkingCalendar.Today(clock));
        var summary = fields.OptionalText("summary", request.Summary, Texts.Longest);
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: on, (kinship, moment) =>
        {
            var events = kinship.RecordMidpointReview(on, summary);
            return new Changed<RecordMidpointReviewResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
