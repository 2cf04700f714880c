using Suite.KinshipAssessment.Events.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.Kinship;

/// <summary>The children went elsewhere.</summary>
sealed class ChildMovedFact : IFactOf<ChildMoved>
{
    public void Apply(ChildMoved happened, EventMeta meta, FactBatch facts)
    {
        facts.Row(KinshipTables.Cases, meta).Set(CaseFact.Moved, meta.Sequence, new(happened.MovedDate.ToDay(), happened.Destination));
        facts.Milestone(meta, KinshipEvents.Service, "", happened.MovedDate.ToDay(), "CHILDREN_MOVED");
    }
}
