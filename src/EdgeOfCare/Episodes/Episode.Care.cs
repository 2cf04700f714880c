using Google.Protobuf;
using Suite.EdgeOfCare.Events.V1;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;

namespace Suite.EdgeOfCare.Episodes;

sealed partial class Episode
{
    /// <summary>The outcome reviews count from another day now, or from none.</summary>
    internal IReadOnlyList<IMessage> AnchorMoved(bool moved) => moved
        ? [new FollowUpAnchored
        {
            ChildKey = Child.Key,
            AnchorKind = (V1.AnchorKind)(FollowUp.Anchor?.Kind ?? AnchorKind.Unspecified),
            AnchorDate = FollowUp.Anchor?.On.ToMessage(),
            ThreeMonthsDueDate = FollowUp.DueOn(ReviewPoint.ThreeMonths).ToMessage(),
            SixMonthsDueDate = FollowUp.DueOn(ReviewPoint.SixMonths).ToMessage(),
        }]
        : [];
}
