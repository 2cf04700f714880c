using Suite.FosteringRecruitment.Events.V1;

namespace Suite.Reporting.Facts.Fostering;

/// <summary>An enquirer withdrew.</summary>
sealed class EnquiryWithdrawnFact : IFactOf<EnquiryWithdrawn>
{
    public void Apply(EnquiryWithdrawn happened, EventMeta meta, FactBatch facts) =>
        facts.Row(FosteringTables.Enquiries, meta).Set(EnquiryFact.Withdrawn, meta.Sequence, new(happened.WithdrawalDate.ToDay(), happened.Code.ToCode()));
}
