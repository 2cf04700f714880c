using Suite.KinshipAssessment.Events.V1;

namespace Suite.Reporting.Facts.Kinship;

/// <summary>The report went to the applicants.</summary>
sealed class ReportSharedFact : IFactOf<ReportShared>
{
    public void Apply(ReportShared happened, EventMeta meta, FactBatch facts) =>
        facts.Row(KinshipTables.Cases, meta).Set(CaseFact.ReportSent, meta.Sequence, new(happened.Kind.ToCode(), happened.SentDate.ToDay()));
}
