using Suite.KinshipAssessment.Events.V1;

namespace Suite.Reporting.Facts.Kinship;

/// <summary>A child left the placement.</summary>
sealed class PlacementEndedFact : IFactOf<PlacementEnded>
{
    public void Apply(PlacementEnded happened, EventMeta meta, KinshipFacts facts) =>
        facts.Child(meta, happened.ChildKey).Set(ChildFact.Ended, meta.Sequence, new(happened.EndDate.ToDay(), happened.Reason));
}
