using Suite.FosteringRecruitment.Applications;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Records;
using Suite.Suitability.Approval;

namespace Suite.FosteringRecruitment.Panels;

sealed partial class Panel
{
    static readonly int[] WeekBeforeAndOn = [7, 0];
    static readonly int[] DayBeforeAndOn = [1, 0];

    // A panel is nobody's record: whoever works with applications or households knows when it meets.
    public override IReadOnlyList<string> KnownToRoles => ["RECRUIT", "PANEL_ADV", "PANEL_MEM", "PANEL_CHAIR", "ADM", "DCS", "INSPECTOR"];

    public override IReadOnlyList<DueItem> DueItems()
    {
        var items = new List<DueItem>(2);
        if (State is PanelState.Scheduled && PapersSentOn is null)
            items.Add(Points.Due(ApplicationRules.PanelPapersDue, "", PapersDueOn, FosteringRules.PapersCitation, WeekBeforeAndOn, "PANEL_ADV"));
        if (State is PanelState.Scheduled)
            items.Add(Points.Due(ApplicationRules.PanelMeets, "", On, FosteringRules.PanelCitation, DayBeforeAndOn, "PANEL_CHAIR"));
        return items;
    }

    protected override (WarningUrgency Urgency, IReadOnlyList<string> Roles) UrgencyOf(DueItem item, DateOnly point) =>
        (LocalUrgency(item, point), ["PANEL_ADV", "PANEL_CHAIR"]);
}
