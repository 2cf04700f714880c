using Suite.KinshipAssessment.Events.V1;

namespace Suite.Reporting.Facts.Kinship;

/// <summary>Stage 1 is complete or stage 2 began.</summary>
sealed class StageCompletedFact : IFactOf<StageCompleted>
{
    public void Apply(StageCompleted happened, EventMeta meta, FactBatch facts) =>
        facts.Row(KinshipTables.Cases, meta).Set(happened.Stage == 1 ? CaseFact.StageOne : CaseFact.StageTwo, meta.Sequence, new(happened.StageDate.ToDay()));
}
