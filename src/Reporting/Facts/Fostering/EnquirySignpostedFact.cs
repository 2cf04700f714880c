using Suite.FosteringRecruitment.Events.V1;

namespace Suite.Reporting.Facts.Fostering;

/// <summary>An enquirer was pointed elsewhere.</summary>
sealed class EnquirySignpostedFact : IFactOf<EnquirySignposted>
{
    public void Apply(EnquirySignposted happened, EventMeta meta, FactBatch facts) =>
        facts.Row(FosteringTables.Enquiries, meta).Set(EnquiryFact.Signposted, meta.Sequence, new(happened.SignpostedDate.ToDay(), happened.Destination.ToCode()));
}
