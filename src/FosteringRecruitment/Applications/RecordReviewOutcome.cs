using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>Records what the independent review recommended.</summary>
sealed class RecordReviewOutcome(CaseStore<Application> applications, TimeProvider clock)
{
    public Task<RecordReviewOutcomeResponse> Handle(RecordReviewOutcomeRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("outcome_date", request.OutcomeDate, WorkingCalendar.Today(clock));
        var recommendation = (PanelRecommendation)fields.Choice("recommendation", request.Recommendation);
        fields.Require(recommendation is PanelRecommendation.RecommendApproval or PanelRecommendation.RecommendNotSuitable, "recommendation", "must be RECOMMEND_APPROVAL or RECOMMEND_NOT_SUITABLE");
        fields.ThrowIfAny();

        return applications.Change(request, caller, actOn: on, (application, moment) =>
        {
            var events = application.RecordReviewOutcome(on, recommendation);
            return new Changed<RecordReviewOutcomeResponse>(() => new() { Application = application.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
