using Google.Protobuf;
using Suite.FosteringRecruitment.Events.V1;
using Suite.Platform.Cases;

namespace Suite.FosteringRecruitment.Applications;

sealed partial class Application
{
    public override IReadOnlyList<string> KnownToRoles => ["RECRUIT", "PANEL_ADV", "PANEL_MEM", "PANEL_CHAIR", "ADM", "DCS", "INSPECTOR"];

    public override IReadOnlyList<DueItem> DueItems() => [];

    protected override void HappenBy(DateOnly day, List<IMessage> happened)
    {
    }

    protected override (WarningSeverity Severity, IReadOnlyList<string> Roles) UrgencyOf(DueItem item, DateOnly point) =>
        (WarningSeverity.Warning, ["TM"]);
}
