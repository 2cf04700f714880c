using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Assessments;

/// <summary>Records what the independent review recommended.</summary>
sealed class RecordReviewOutcome(CaseStore<KinshipCase> cases, TimeProvider clock)
{
    public Task<RecordReviewOutcomeResponse> Handle(RecordReviewOutcomeRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("outcome_date", request.OutcomeDate, WorkingCalendar.Today(clock));
        var recommendation = (PanelRecommendation)fields.Choice("recommendation", request.Recommendation);
        fields.Require(recommendation is not (PanelRecommendation.Defer or PanelRecommendation.FullReportRequested), "recommendation", "must be to approve or not to");
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: on, (kinship, moment) =>
        {
            var events = kinship.RecordReviewOutcome(on, recommendation);
            return new Changed<RecordReviewOutcomeResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
