using Google.Protobuf;
using Suite.FosteringRecruitment.Events.V1;
using Suite.Platform.Cases;

namespace Suite.FosteringRecruitment.Enquiries;

sealed partial class Enquiry
{
    public override IReadOnlyList<string> KnownToRoles => ["RECRUIT", "INSPECTOR"];

    public override IReadOnlyList<DueItem> DueItems() => [];

    protected override void HappenBy(DateOnly day, List<IMessage> happened)
    {
    }

    protected override (WarningSeverity Severity, IReadOnlyList<string> Roles) UrgencyOf(DueItem item, DateOnly point) =>
        (WarningSeverity.Warning, ["TM"]);
}
