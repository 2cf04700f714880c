using Suite.FosteringRecruitment.Events.V1;

namespace Suite.Reporting.Facts.Fostering;

/// <summary>An application came of the enquiry (F01); its milestones go on in the application.</summary>
sealed class EnquiryAppliedFact : IFactOf<EnquiryApplied>
{
    public void Apply(EnquiryApplied happened, EventMeta meta, FactBatch facts) =>
        facts.Row(FosteringTables.Enquiries, meta).Set(EnquiryFact.Applied, meta.Sequence, new(happened.AppliedDate.RequiredDay(), happened.ApplicationId.ToId()));
}
