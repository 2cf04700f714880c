using Suite.KinshipAssessment.Events.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.Kinship;

/// <summary>A child left the placement.</summary>
sealed class PlacementEndedFact : IFactOf<PlacementEnded>
{
    public void Apply(PlacementEnded happened, EventMeta meta, FactBatch facts)
    {
        facts.Row(KinshipTables.Children, meta, happened.ChildKey).Set(ChildFact.Ended, meta.Sequence, new(happened.EndDate.ToDay(), happened.Reason));
        facts.Milestone(meta, KinshipEvents.Service, happened.ChildKey, happened.EndDate.ToDay(), "PLACEMENT_ENDED");
    }
}
