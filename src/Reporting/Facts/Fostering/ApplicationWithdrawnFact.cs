using Suite.FosteringRecruitment.Events.V1;

namespace Suite.Reporting.Facts.Fostering;

/// <summary>The applicants withdrew (F02, F10).</summary>
sealed class ApplicationWithdrawnFact : IFactOf<ApplicationWithdrawn>
{
    public void Apply(ApplicationWithdrawn happened, EventMeta meta, FactBatch facts) =>
        facts.Row(FosteringTables.Applications, meta).Set(ApplicationFact.Withdrawn, meta.Sequence, new(happened.WithdrawalDate.ToDay(), happened.Code.ToCode(), happened.FromState.ToCode()));
}
