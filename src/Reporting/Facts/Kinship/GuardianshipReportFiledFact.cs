using Suite.KinshipAssessment.Events.V1;

namespace Suite.Reporting.Facts.Kinship;

/// <summary>The report for the court is filed.</summary>
sealed class GuardianshipReportFiledFact : IFactOf<GuardianshipReportFiled>
{
    public void Apply(GuardianshipReportFiled happened, EventMeta meta, FactBatch facts) =>
        facts.Row(KinshipTables.Cases, meta).Set(CaseFact.GuardianshipReport, meta.Sequence, new(happened.FiledDate.ToDay()));
}
