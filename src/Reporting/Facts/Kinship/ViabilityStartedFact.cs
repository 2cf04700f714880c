using Suite.KinshipAssessment.Events.V1;

namespace Suite.Reporting.Facts.Kinship;

/// <summary>The viability assessment began.</summary>
sealed class ViabilityStartedFact : IFactOf<ViabilityStarted>
{
    public void Apply(ViabilityStarted happened, EventMeta meta, FactBatch facts) =>
        facts.Row(KinshipTables.Cases, meta).Set(CaseFact.ViabilityStarted, meta.Sequence, new(happened.StartDate.ToDay()));
}
