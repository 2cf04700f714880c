using Google.Protobuf;
using Suite.FosteringRecruitment.Events.V1;
using Suite.Platform.Cases;

namespace Suite.FosteringRecruitment.Reference;

sealed partial class ReferenceData
{
    /// <summary>It holds nothing about a person: whoever an RPC of it is open to may know of it.</summary>
    public override IReadOnlyList<string> KnownToRoles => ["RECRUIT", "DCS", "INSPECTOR", "ANALYST"];

    public override IReadOnlyList<DueItem> DueItems() => [];

    protected override void HappenBy(DateOnly day, List<IMessage> happened)
    {
    }

    protected override (WarningSeverity Severity, IReadOnlyList<string> Roles) UrgencyOf(DueItem item, DateOnly point) =>
        (WarningSeverity.Warning, ["TM"]);
}
