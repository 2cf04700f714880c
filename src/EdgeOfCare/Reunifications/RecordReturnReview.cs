using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>Records what became of the return at 3 or at 6 months.</summary>
sealed class RecordReturnReview(CaseStore<Reunification> reunifications, TimeProvider clock)
{
    public Task<RecordReturnReviewResponse> Handle(RecordReturnReviewRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var point = (ReviewPoint)fields.Choice("point", request.Point);
        var on = fields.PastDate("review_date", request.ReviewDate, WorkingCalendar.Today(clock));
        var outcome = (OutcomeCode)fields.Choice("outcome", request.Outcome);
        fields.Require(!request.Stable || outcome is OutcomeCode.AtHomeParent, "stable", "is only of a child who is at home with a parent");
        var detail = fields.OptionalText("detail", request.Detail, ReturnFields.Narrative);
        if (request.Corrects)
            fields.Choice("reason", request.Reason);
        else
            fields.Require(request.Reason is CorrectionReason.Unspecified, "reason", "is for a correction only");
        fields.ThrowIfAny();

        return reunifications.Change(request, caller, actOn: on, (reunification, moment) =>
        {
            var events = reunification.RecordReturnReview(point, on, outcome, request.Stable, detail, request.Corrects, request.Reason, caller.Subject);
            return new Changed<RecordReturnReviewResponse>(() => new() { Reunification = reunification.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
