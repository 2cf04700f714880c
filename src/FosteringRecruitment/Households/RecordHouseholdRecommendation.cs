using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Households;

/// <summary>Records what the panel recommended.</summary>
sealed class RecordHouseholdRecommendation(CaseStore<Household> households, CaseStore<Panel> panels)
{
    public async Task<RecordHouseholdRecommendationResponse> Handle(RecordHouseholdRecommendationRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var householdId = fields.Uuid("household_id", request.HouseholdId);
        var recommendation = (PanelRecommendation)fields.Choice("recommendation", request.Recommendation);
        fields.Require(recommendation is not PanelRecommendation.FullReportRequested, "recommendation", "must be suitable, not suitable or a deferral");
        var reasons = fields.Text("reasons", request.Reasons, Texts.Longest);
        fields.ThrowIfAny();

        // Which panel it is says the household itself. Nothing is refused here: a retry gets its first answer, and a caller who may not
        // know of the household no other than that there is none.
        var listedFor = (await households.Find(householdId, caller, cancellation))?.PanelId;
        var panel = listedFor is { } panelId ? await panels.Find(panelId, caller, cancellation) : null;
        return await households.Change(request, caller, actOn: panel?.On, (household, moment) =>
        {
            household.RequireListed();
            if (panel is null || panel.Id != household.PanelId)
                throw Refuse.NotFound(Panel.NotFoundReason, "There is no such record.");
            var events = household.RecordRecommendation(panel.SittingOn(household.Id) with { Recommendation = recommendation, Reasons = reasons });
            return new Changed<RecordHouseholdRecommendationResponse>(() => new() { Household = household.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
