using Suite.FosteringRecruitment.Events.V1;

namespace Suite.Reporting.Facts.Fostering;

/// <summary>A panel is to meet.</summary>
sealed class PanelScheduledFact : IFactOf<PanelScheduled>
{
    public void Apply(PanelScheduled happened, EventMeta meta, FactBatch facts) =>
        facts.Row(FosteringTables.Meetings, meta).Set(MeetingFact.Scheduled, meta.Sequence, new(happened.PanelDate.ToDay(), happened.Joint, happened.Capacity));
}
