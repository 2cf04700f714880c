using Suite.FosteringRecruitment.Events.V1;

namespace Suite.Reporting.Facts.Fostering;

/// <summary>Carers go to another service.</summary>
sealed class TransferNotifiedFact : IFactOf<TransferNotified>
{
    public void Apply(TransferNotified happened, EventMeta meta, FactBatch facts) =>
        facts.Row(FosteringTables.Households, meta).Set(HouseholdFact.TransferNotified, meta.Sequence, new(happened.NoticeDate.ToDay()));
}
