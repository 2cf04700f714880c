using Suite.FosteringRecruitment.Events.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.Fostering;

/// <summary>A child left.</summary>
sealed class ChildPlacementEndedFact : IFactOf<ChildPlacementEnded>
{
    public void Apply(ChildPlacementEnded happened, EventMeta meta, FactBatch facts)
    {
        facts.Row(FosteringTables.Placements, meta, happened.PlacementId).Set(PlacementFact.Ended, meta.Sequence, new(happened.EndedDate.ToDay(), happened.Reason.ToCode()));
        facts.Milestone(meta, FosteringEvents.Service, happened.ChildKey, happened.EndedDate.ToDay(), "PLACEMENT_ENDED", happened.Reason.ToCode());
    }
}
