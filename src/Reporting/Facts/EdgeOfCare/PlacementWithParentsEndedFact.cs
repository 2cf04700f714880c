using Suite.EdgeOfCare.Events.V1;

namespace Suite.Reporting.Facts.EdgeOfCare;

/// <summary>A placement with parents had its last day (E09). Journeys read it where it is, because another last day may be announced later.</summary>
sealed class PlacementWithParentsEndedFact : IFactOf<PlacementWithParentsEnded>
{
    public void Apply(PlacementWithParentsEnded happened, EventMeta meta, FactBatch facts) =>
        facts.Row(EdgeOfCareTables.ParentPlacements, meta, happened.PlacementId).Set(ParentPlacementFact.Ended, meta.Sequence, new(happened.EndDate.RequiredDay(), happened.End.ToCode()));
}
