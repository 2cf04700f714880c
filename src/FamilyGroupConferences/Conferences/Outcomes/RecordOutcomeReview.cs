using Suite.FamilyGroupConferences.V1;
using Suite.Outcomes;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>Records where a child lives three or six months on.</summary>
sealed class RecordOutcomeReview(CaseStore<Conference> conferences, Pseudonyms pseudonyms, TimeProvider clock)
{
    public Task<RecordOutcomeReviewResponse> Handle(RecordOutcomeReviewRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var childId = fields.Uuid("child_id", request.ChildId);
        var point = (ReviewPoint)fields.Choice("point", request.Point);
        var on = fields.PastDate("review_date", request.ReviewDate, WorkingCalendar.Today(clock));
        var outcome = (OutcomeCode)fields.Choice("outcome", request.Outcome);
        var reason = OutcomeFields.CorrectionReason(fields, request.Corrects, request.ReasonCode, "reason_code");
        fields.ThrowIfAny();

        return conferences.Change(request, caller, actOn: on, (conference, moment) =>
        {
            var events = conference.RecordOutcomeReview(childId, point, on, outcome, request.InProceedings, request.Corrects, reason, pseudonyms, caller);
            return new Changed<RecordOutcomeReviewResponse>(() => new() { Conference = conference.ToMessage(caller, moment.Today, pseudonyms) }, events);
        }, cancellation);
    }
}
