using Suite.FosteringRecruitment.Events.V1;

namespace Suite.Reporting.Facts.Fostering;

/// <summary>Listed for a panel, which has not recommended yet.</summary>
sealed class PanelListedFact : IFactOf<PanelListed>
{
    public void Apply(PanelListed happened, EventMeta meta, FactBatch facts) =>
        facts.Add(FosteringTables.Panels, PanelFact.Event, meta, new(happened.PanelId, happened.PanelDate.RequiredDay(), happened.Matter.ToCode(), "", false));
}
