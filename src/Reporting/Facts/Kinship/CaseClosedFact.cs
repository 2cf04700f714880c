using Suite.KinshipAssessment.Events.V1;

namespace Suite.Reporting.Facts.Kinship;

/// <summary>How the case ended (K06).</summary>
sealed class CaseClosedFact : IFactOf<CaseClosed>
{
    public void Apply(CaseClosed happened, EventMeta meta, FactBatch facts) =>
        facts.Row(KinshipTables.Cases, meta).Set(CaseFact.Closed, meta.Sequence, new(happened.ClosureDate.ToDay(), happened.Code.ToCode()));
}
