using Suite.FosteringRecruitment.Events.V1;

namespace Suite.Reporting.Facts.Fostering;

/// <summary>A household left the register (F04, F05).</summary>
sealed class ApprovalEndedFact : IFactOf<ApprovalEnded>
{
    public void Apply(ApprovalEnded happened, EventMeta meta, FactBatch facts) =>
        facts.Row(FosteringTables.Households, meta).Set(HouseholdFact.Ended, meta.Sequence, new(happened.State.ToCode(), happened.EndedDate.RequiredDay(), happened.Reason.ToCode(), happened.CarerCount, happened.Places));
}
