using Suite.KinshipAssessment.Events.V1;

namespace Suite.Reporting.Facts.Kinship;

/// <summary>What the last panel recommended.</summary>
sealed class PanelHeldFact : IFactOf<PanelHeld>
{
    public void Apply(PanelHeld happened, EventMeta meta, FactBatch facts) =>
        facts.Row(KinshipTables.Cases, meta).Set(CaseFact.PanelSat, meta.Sequence, new(happened.PanelDate.ToDay(), happened.Recommendation.ToCode()));
}
