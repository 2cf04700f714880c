using Suite.FosteringRecruitment.Events.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.Fostering;

/// <summary>A child was placed.</summary>
sealed class ChildPlacedFact : IFactOf<ChildPlaced>
{
    public void Apply(ChildPlaced happened, EventMeta meta, FactBatch facts)
    {
        facts.Row(FosteringTables.Placements, meta, happened.PlacementId).Set(PlacementFact.Placed, meta.Sequence, new(happened.ChildKey, happened.PlacedDate.ToDay(), happened.PlacementType.ToCode(), happened.AgeBand.ToCode(), happened.OutsideTerms, happened.OutsideTermsUntilDate.ToDay(), happened.SiblingGroupKey));
        facts.Milestone(meta, FosteringEvents.Service, happened.ChildKey, happened.PlacedDate.ToDay(), "PLACED", happened.PlacementType.ToCode());
    }
}
