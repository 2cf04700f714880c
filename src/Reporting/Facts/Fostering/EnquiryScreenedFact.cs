using Suite.FosteringRecruitment.Events.V1;

namespace Suite.Reporting.Facts.Fostering;

/// <summary>What screening found last.</summary>
sealed class EnquiryScreenedFact : IFactOf<EnquiryScreened>
{
    public void Apply(EnquiryScreened happened, EventMeta meta, FactBatch facts) =>
        facts.Row(FosteringTables.Enquiries, meta).Set(EnquiryFact.Screened, meta.Sequence, new(happened.Outcome.ToCode(), happened.Reason.ToCode(), happened.ScreeningDate.ToDay(), happened.ComeBackDate.ToDay()));
}
