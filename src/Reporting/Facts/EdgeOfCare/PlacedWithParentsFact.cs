using Suite.EdgeOfCare.Events.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.EdgeOfCare;

/// <summary>A placement with parents (P1) began (E09).</summary>
sealed class PlacedWithParentsFact : IFactOf<PlacedWithParents>
{
    public void Apply(PlacedWithParents happened, EventMeta meta, FactBatch facts)
    {
        facts.Row(EdgeOfCareTables.ParentPlacements, meta, happened.PlacementId).Set(ParentPlacementFact.Placed, meta.Sequence,
            new(happened.ChildKey, happened.StartDate.RequiredDay(), happened.LegalStatus.ToCode(), happened.Immediate));
        facts.Milestone(meta, EdgeOfCareEvents.Service, happened.ChildKey, happened.StartDate.ToDay(), "PLACED_WITH_PARENTS", happened.LegalStatus.ToCode());
    }
}
