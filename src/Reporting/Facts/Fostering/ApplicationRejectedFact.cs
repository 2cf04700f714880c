using Suite.FosteringRecruitment.Events.V1;

namespace Suite.Reporting.Facts.Fostering;

/// <summary>Not taken on: an outcome (F02, F10).</summary>
sealed class ApplicationRejectedFact : IFactOf<ApplicationRejected>
{
    public void Apply(ApplicationRejected happened, EventMeta meta, FactBatch facts) =>
        facts.Row(FosteringTables.Applications, meta).Set(ApplicationFact.Rejected, meta.Sequence, new(happened.RejectedDate.ToDay()));
}
