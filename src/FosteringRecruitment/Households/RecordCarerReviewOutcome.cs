using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Households;

/// <summary>Records what the independent review recommended.</summary>
sealed class RecordCarerReviewOutcome(CaseStore<Household> households, TimeProvider clock)
{
    public Task<RecordCarerReviewOutcomeResponse> Handle(RecordCarerReviewOutcomeRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("outcome_date", request.OutcomeDate, WorkingCalendar.Today(clock));
        var recommendation = (PanelRecommendation)fields.Choice("recommendation", request.Recommendation);
        fields.Require(recommendation is PanelRecommendation.RecommendApproval or PanelRecommendation.RecommendNotSuitable, "recommendation",
            "must be that the carers are, or are not, suitable");
        fields.ThrowIfAny();

        return households.Change(request, caller, actOn: on, (household, moment) =>
        {
            var events = household.RecordReviewOutcome(on, recommendation);
            return new Changed<RecordCarerReviewOutcomeResponse>(() => new() { Household = household.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
