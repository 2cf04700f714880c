using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>Records a review of the child's case.</summary>
sealed class RecordCareReview(CaseStore<Reunification> reunifications, TimeProvider clock)
{
    public Task<RecordCareReviewResponse> Handle(RecordCareReviewRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("review_date", request.ReviewDate, WorkingCalendar.Today(clock));
        var chairedBy = fields.Code("chaired_by", request.ChairedBy, ReturnFields.Subject);
        var outcome = fields.Text("outcome", request.Outcome, ReturnFields.Narrative);
        fields.ThrowIfAny();

        return reunifications.Change(request, caller, actOn: on, (reunification, moment) =>
        {
            var events = reunification.RecordCareReview(on, request.ConsideredChangeOfStatus, chairedBy, outcome, caller.Subject);
            return new Changed<RecordCareReviewResponse>(() => new() { Reunification = reunification.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
