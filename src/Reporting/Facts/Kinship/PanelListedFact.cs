using Suite.KinshipAssessment.Events.V1;

namespace Suite.Reporting.Facts.Kinship;

/// <summary>The panel it is listed for.</summary>
sealed class PanelListedFact : IFactOf<PanelListed>
{
    public void Apply(PanelListed happened, EventMeta meta, FactBatch facts) =>
        facts.Row(KinshipTables.Cases, meta).Set(CaseFact.PanelListed, meta.Sequence, new(happened.PanelDate.ToDay()));
}
