using Suite.FosteringRecruitment.Events.V1;

namespace Suite.Reporting.Facts.Fostering;

/// <summary>The report went to the applicants.</summary>
sealed class ReportSharedFact : IFactOf<ReportShared>
{
    public void Apply(ReportShared happened, EventMeta meta, FactBatch facts) =>
        facts.Row(FosteringTables.Applications, meta).Set(ApplicationFact.ReportSent, meta.Sequence, new(happened.Kind.ToCode(), happened.SentDate.ToDay()));
}
