using Suite.KinshipAssessment.Events.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.Kinship;

/// <summary>The breach that K02 counts.</summary>
sealed class TemporaryApprovalExpiredFact : IFactOf<TemporaryApprovalExpired>
{
    public void Apply(TemporaryApprovalExpired happened, EventMeta meta, FactBatch facts)
    {
        facts.Row(KinshipTables.Cases, meta).Set(CaseFact.Expired, meta.Sequence, new(happened.FirstUncoveredDate.ToDay()));
        facts.Milestone(meta, KinshipEvents.Service, "", happened.FirstUncoveredDate.ToDay(), "TEMPORARY_APPROVAL_EXPIRED");
    }
}
