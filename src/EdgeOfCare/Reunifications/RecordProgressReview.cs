using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>Records a review of progress.</summary>
sealed class RecordProgressReview(CaseStore<Reunification> reunifications, TimeProvider clock)
{
    public Task<RecordProgressReviewResponse> Handle(RecordProgressReviewRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("review_date", request.ReviewDate, WorkingCalendar.Today(clock));
        var finding = fields.Choice("finding", request.Finding);
        var detail = fields.OptionalText("detail", request.Detail, ReturnFields.Narrative);
        fields.ThrowIfAny();

        return reunifications.Change(request, caller, actOn: on, (reunification, moment) =>
        {
            var events = reunification.RecordProgressReview(on, finding, detail, caller.Subject);
            return new Changed<RecordProgressReviewResponse>(() => new() { Reunification = reunification.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
