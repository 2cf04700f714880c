using Suite.KinshipAssessment.Events.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.Kinship;

/// <summary>The first placement ends K1; a later one is a new placement code.</summary>
sealed class ChildPlacedFact : IFactOf<ChildPlaced>
{
    public void Apply(ChildPlaced happened, EventMeta meta, FactBatch facts)
    {
        var on = happened.PlacementDate.ToDay();
        facts.Row(KinshipTables.Children, meta, happened.ChildKey).Set(ChildFact.FirstPlaced, meta.Sequence, new(on));
        facts.Row(KinshipTables.Children, meta, happened.ChildKey).Set(ChildFact.Placed, meta.Sequence, new(happened.PlacementCode, on));
        facts.Milestone(meta, KinshipEvents.Service, happened.ChildKey, on, "PLACED", happened.PlacementCode);
    }
}
