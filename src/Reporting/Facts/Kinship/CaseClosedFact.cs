using Suite.KinshipAssessment.Events.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.Kinship;

/// <summary>How the case ended (K06).</summary>
sealed class CaseClosedFact : IFactOf<CaseClosed>
{
    public void Apply(CaseClosed happened, EventMeta meta, FactBatch facts)
    {
        facts.Row(KinshipTables.Cases, meta).Set(CaseFact.Closed, meta.Sequence, new(happened.ClosureDate.ToDay(), happened.Code.ToCode()));
        facts.Milestone(meta, KinshipEvents.Service, "", happened.ClosureDate.ToDay(), "CASE_CLOSED", happened.Code.ToCode());
    }
}
