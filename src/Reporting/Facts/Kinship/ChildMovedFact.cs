using Suite.KinshipAssessment.Events.V1;

namespace Suite.Reporting.Facts.Kinship;

/// <summary>The children went elsewhere.</summary>
sealed class ChildMovedFact : IFactOf<ChildMoved>
{
    public void Apply(ChildMoved happened, EventMeta meta, FactBatch facts) =>
        facts.Row(KinshipTables.Cases, meta).Set(CaseFact.Moved, meta.Sequence, new(happened.MovedDate.ToDay(), happened.Destination));
}
