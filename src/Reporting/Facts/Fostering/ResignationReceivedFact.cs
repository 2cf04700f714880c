using Suite.FosteringRecruitment.Events.V1;

namespace Suite.Reporting.Facts.Fostering;

/// <summary>Carers resigned; the approval ends later.</summary>
sealed class ResignationReceivedFact : IFactOf<ResignationReceived>
{
    public void Apply(ResignationReceived happened, EventMeta meta, FactBatch facts) =>
        facts.Row(FosteringTables.Households, meta).Set(HouseholdFact.Resigned, meta.Sequence, new(happened.ReceivedDate.ToDay(), happened.ApprovalEndsDate.ToDay(), happened.Reason.ToCode()));
}
