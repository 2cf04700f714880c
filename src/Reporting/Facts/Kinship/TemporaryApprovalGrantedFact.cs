using Suite.KinshipAssessment.Events.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.Kinship;

/// <summary>Regulation 24: the 16 weeks begin (K02, K03).</summary>
sealed class TemporaryApprovalGrantedFact : IFactOf<TemporaryApprovalGranted>
{
    public void Apply(TemporaryApprovalGranted happened, EventMeta meta, FactBatch facts)
    {
        facts.Row(KinshipTables.Cases, meta).Set(CaseFact.Temporary, meta.Sequence,
            new(happened.ApprovalDate.ToDay(), happened.PlacementDate.ToDay(), happened.LastCoveredDate.ToDay()));
        facts.Milestone(meta, KinshipEvents.Service, "", happened.ApprovalDate.ToDay(), "TEMPORARILY_APPROVED");
    }
}
