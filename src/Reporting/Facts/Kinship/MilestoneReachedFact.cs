using Suite.KinshipAssessment.Events.V1;

namespace Suite.Reporting.Facts.Kinship;

/// <summary>The first time a milestone of the timetable was reached.</summary>
sealed class MilestoneReachedFact : IFactOf<MilestoneReached>
{
    public void Apply(MilestoneReached happened, EventMeta meta, FactBatch facts) =>
        facts.Row(KinshipTables.Milestones, meta, happened.Code).Set(MilestoneFact.Reached, meta.Sequence, new(happened.ReachedDate.ToDay()));
}
