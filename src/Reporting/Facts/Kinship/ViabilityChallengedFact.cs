using Suite.KinshipAssessment.Events.V1;

namespace Suite.Reporting.Facts.Kinship;

/// <summary>The carers challenged a negative decision.</summary>
sealed class ViabilityChallengedFact : IFactOf<ViabilityChallenged>
{
    public void Apply(ViabilityChallenged happened, EventMeta meta, FactBatch facts) =>
        facts.Row(KinshipTables.Cases, meta).Set(CaseFact.Challenged, meta.Sequence, new(happened.ChallengeDate.ToDay()));
}
