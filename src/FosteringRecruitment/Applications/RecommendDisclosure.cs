using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Suitability.Checks;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>Records an assessor's view of a disclosure.</summary>
sealed class RecommendDisclosure(CaseStore<Application> applications, TimeProvider clock)
{
    const int LongestLife = 120;

    /// <summary>Characters: some ten pages.</summary>
    const int LongestMitigations = 20_000;

    public Task<RecommendDisclosureResponse> Handle(RecommendDisclosureRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var checkId = fields.Uuid("check_id", request.CheckId);
        var view = new DisclosureView(
            (OffenceCategory)fields.Choice("category", request.Category),
            fields.Number("age_then", request.AgeThen, 0, LongestLife),
            fields.Number("years_since", request.YearsSince, 0, LongestLife),
            request.Pattern, request.SelfDisclosed, request.RelevantToChild,
            fields.OptionalText("mitigations", request.Mitigations, LongestMitigations),
            request.RecommendAccept);
        var on = fields.PastDate("recommendation_date", request.RecommendationDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return applications.Change(request, caller, actOn: on, (application, moment) =>
        {
            var events = application.RecommendDisclosure(checkId, view, on, caller);
            return new Changed<RecommendDisclosureResponse>(() => new() { Application = application.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
