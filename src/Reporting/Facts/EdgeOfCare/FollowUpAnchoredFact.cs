using Suite.EdgeOfCare.Events.V1;
using Suite.EdgeOfCare.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.EdgeOfCare;

/// <summary>From where the outcome reviews count, and when they are due (E02 to E05).</summary>
sealed class FollowUpAnchoredFact : IFactOf<FollowUpAnchored>
{
    public void Apply(FollowUpAnchored happened, EventMeta meta, FactBatch facts)
    {
        facts.OutcomeDue(meta, EdgeOfCareEvents.Service, happened.ChildKey, ReviewPoint.ThreeMonths.ToCode(), happened.AnchorKind.ToCode(), happened.AnchorDate.ToDay(), happened.ThreeMonthsDueDate.ToDay());
        facts.OutcomeDue(meta, EdgeOfCareEvents.Service, happened.ChildKey, ReviewPoint.SixMonths.ToCode(), happened.AnchorKind.ToCode(), happened.AnchorDate.ToDay(), happened.SixMonthsDueDate.ToDay());
    }
}
