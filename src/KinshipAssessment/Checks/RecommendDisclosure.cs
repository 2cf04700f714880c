using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Suitability.Checks;

namespace Suite.KinshipAssessment.Checks;

/// <summary>Records an assessor's view of a disclosure.</summary>
sealed class RecommendDisclosure(CaseStore<KinshipCase> cases, TimeProvider clock)
{
    public Task<RecommendDisclosureResponse> Handle(RecommendDisclosureRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var checkId = fields.Uuid("check_id", request.CheckId);
        var view = new DisclosureView(
            (OffenceCategory)fields.Choice("category", request.Category),
            fields.Number("age_then", request.AgeThen, 0, 120),
            fields.Number("years_since", request.YearsSince, 0, 120),
            request.Pattern, request.SelfDisclosed, request.RelevantToChild,
            fields.OptionalText("mitigations", request.Mitigations, Texts.Longest),
            request.Accept);
        var on = fields.PastDate("recommendation_date", request.RecommendationDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: on, (kinship, moment) =>
        {
            var events = kinship.RecommendDisclosure(checkId, view, on, caller);
            return new Changed<RecommendDisclosureResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
