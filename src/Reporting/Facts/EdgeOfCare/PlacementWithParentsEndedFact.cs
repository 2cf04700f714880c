using Suite.EdgeOfCare.Events.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.EdgeOfCare;

/// <summary>A placement with parents had its last day (E09).</summary>
sealed class PlacementWithParentsEndedFact : IFactOf<PlacementWithParentsEnded>
{
    public void Apply(PlacementWithParentsEnded happened, EventMeta meta, FactBatch facts)
    {
        facts.Row(EdgeOfCareTables.ParentPlacements, meta, happened.PlacementId).Set(ParentPlacementFact.Ended, meta.Sequence, new(happened.EndDate.RequiredDay(), happened.End.ToCode()));
        facts.Milestone(meta, EdgeOfCareEvents.Service, happened.ChildKey, happened.EndDate.ToDay(), "PLACEMENT_WITH_PARENTS_ENDED", happened.End.ToCode());
    }
}
