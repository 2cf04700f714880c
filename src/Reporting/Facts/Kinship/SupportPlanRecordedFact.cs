using Suite.KinshipAssessment.Events.V1;

namespace Suite.Reporting.Facts.Kinship;

/// <summary>A support plan; the newest of its day counts (K08).</summary>
sealed class SupportPlanRecordedFact : IFactOf<SupportPlanRecorded>
{
    public void Apply(SupportPlanRecorded happened, EventMeta meta, FactBatch facts) =>
        facts.Add(KinshipTables.Supports, SupportFact.Event, meta,
            new(happened.PlanDate.RequiredDay(), happened.TrainingOffered, happened.Parity));
}
