using Suite.FosteringRecruitment.Events.V1;

namespace Suite.Reporting.Facts.Fostering;

/// <summary>The first answer to an enquirer.</summary>
sealed class EnquiryRespondedFact : IFactOf<EnquiryResponded>
{
    public void Apply(EnquiryResponded happened, EventMeta meta, FactBatch facts) =>
        facts.Row(FosteringTables.Enquiries, meta).Set(EnquiryFact.Responded, meta.Sequence, new(happened.RespondedDate.ToDay()));
}
