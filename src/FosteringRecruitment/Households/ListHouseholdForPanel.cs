using Suite.FosteringRecruitment.Panels;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Households;

/// <summary>Puts a review or representations on a panel's agenda.</summary>
sealed class ListHouseholdForPanel(CaseStore<Household> households, PanelReader panels, TimeProvider clock)
{
    public async Task<ListHouseholdForPanelResponse> Handle(ListHouseholdForPanelRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var panelId = fields.Uuid("panel_id", request.PanelId);
        var matter = fields.Choice("matter", request.Matter);
        fields.Require(matter is not PanelMatter.Application, "matter", "must be a matter of an approved household");
        var on = fields.PastDate("listed_date", request.ListedDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        // The panel is judged inside: a retry of what succeeded gets its first answer, though that very act may have filled the panel.
        var open = await panels.Find(panelId, caller, cancellation);
        return await households.Change(request, caller, actOn: on, (household, moment) =>
        {
            var events = household.ListForPanel(panelId, open.ToListFor().On, matter, on);
            return new Changed<ListHouseholdForPanelResponse>(() => new() { Household = household.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
