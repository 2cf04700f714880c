using Suite.KinshipAssessment.Events.V1;

namespace Suite.Reporting.Facts.Kinship;

/// <summary>The team that has the case now.</summary>
sealed class CaseAllocatedFact : IFactOf<CaseAllocated>
{
    public void Apply(CaseAllocated happened, EventMeta meta, FactBatch facts) =>
        facts.Row(KinshipTables.Cases, meta).Set(CaseFact.Allocated, meta.Sequence, new(happened.Team));
}
