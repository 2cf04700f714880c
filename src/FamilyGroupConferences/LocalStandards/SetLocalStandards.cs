using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Platform.Records;

namespace Suite.FamilyGroupConferences.LocalStandards;

/// <summary>Sets the local standards from a day on; what was done before keeps those of its day.</summary>
sealed class SetLocalStandards(OnePerAuthority<Standards> standards)
{
    // Far beyond any standard: a slip of days and hours is noticed.
    const int MostWorkingDays = 60, MostNormDays = 365, MostHours = 168, MostMonths = 24, MostPerPost = 50, MostFeedbackDays = 90;

    public Task<SetLocalStandardsResponse> Handle(SetLocalStandardsRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var standard = Read(fields, request.Standards);
        fields.ThrowIfAny();

        return standards.Change(request, caller, (record, _) => record.SetFrom(standard),
            record => new SetLocalStandardsResponse { Standards = record.ToMessage() }, cancellation);
    }

    static Standard Read(Fields fields, V1.LocalStandards? given)
    {
        fields.Require(given is not null, "standards", "is required");
        given ??= new();
        // It may lie in the future: standards are set before they hold.
        return new(fields.Date("standards.from_date", given.FromDate))
        {
            ScreeningWorkingDays = fields.Number("standards.screening_working_days", given.ScreeningWorkingDays, 1, MostWorkingDays),
            BaselineWorkingDays = fields.Number("standards.baseline_working_days", given.BaselineWorkingDays, 1, MostWorkingDays),
            NormDays = fields.Number("standards.norm_days", given.NormDays, 1, MostNormDays),
            UrgentHours = fields.Number("standards.urgent_hours", given.UrgentHours, 1, MostHours),
            PlanAnswerWorkingDays = fields.Number("standards.plan_answer_working_days", given.PlanAnswerWorkingDays, 1, MostWorkingDays),
            ReviewMonths = fields.Number("standards.review_months", given.ReviewMonths, 1, MostMonths),
            ConferencesPerPost = fields.Number("standards.conferences_per_post", given.ConferencesPerPost, 1, MostPerPost),
            FeedbackDays = fields.Number("standards.feedback_days", given.FeedbackDays, 1, MostFeedbackDays),
        };
    }
}
