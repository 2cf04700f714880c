using Suite.KinshipAssessment.Events.V1;

namespace Suite.Reporting.Facts.Kinship;

/// <summary>A temporary approval was declined.</summary>
sealed class TemporaryApprovalDeclinedFact : IFactOf<TemporaryApprovalDeclined>
{
    public void Apply(TemporaryApprovalDeclined happened, EventMeta meta, FactBatch facts) =>
        facts.Row(KinshipTables.Cases, meta).Set(CaseFact.TemporaryDeclined, meta.Sequence, new(happened.DecisionDate.ToDay()));
}
