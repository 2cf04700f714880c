using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Households;

/// <summary>Records a review of the approval.</summary>
sealed class RecordAnnualReview(CaseStore<Household> households, TimeProvider clock)
{
    public Task<RecordAnnualReviewResponse> Handle(RecordAnnualReviewRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("held_date", request.HeldDate, WorkingCalendar.Today(clock));
        var recommendation = fields.Choice("recommendation", request.Recommendation);
        var summary = fields.Text("summary", request.Summary, Texts.Longest);
        fields.ThrowIfAny();

        return households.Change(request, caller, actOn: on, (household, moment) =>
        {
            var events = household.RecordReview(on, recommendation, request.CarersViews, request.ChildrenViews, request.PlacingAuthorityViews, summary);
            return new Changed<RecordAnnualReviewResponse>(() => new() { Household = household.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
