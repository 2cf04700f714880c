using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Episodes;

/// <summary>Answers an outcome review.</summary>
sealed class RecordOutcomeReview(CaseStore<Episode> episodes, TimeProvider clock)
{
    public Task<RecordOutcomeReviewResponse> Handle(RecordOutcomeReviewRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var point = (ReviewPoint)fields.Choice("point", request.Point);
        var on = fields.PastDate("review_date", request.ReviewDate, WorkingCalendar.Today(clock));
        var outcome = (OutcomeCode)fields.Choice("outcome", request.Outcome);
        if (request.Corrects)
            fields.Choice("reason", request.Reason);
        else
            fields.Require(request.Reason is CorrectionReason.Unspecified, "reason", "is for a correction only");
        fields.ThrowIfAny();

        return episodes.Change(request, caller, actOn: on, (episode, moment) =>
        {
            var events = episode.RecordOutcomeReview(point, on, outcome, request.InProceedings, request.Corrects, request.Reason, caller.Subject, moment.Today);
            return new Changed<RecordOutcomeReviewResponse>(() => new() { Episode = episode.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
