using Suite.FosteringRecruitment.Events.V1;

namespace Suite.Reporting.Facts.Fostering;

/// <summary>A panel does not meet.</summary>
sealed class PanelCancelledFact : IFactOf<PanelCancelled>
{
    public void Apply(PanelCancelled happened, EventMeta meta, FactBatch facts) =>
        facts.Row(FosteringTables.Meetings, meta).Set(MeetingFact.Cancelled, meta.Sequence, new(happened.PanelDate.ToDay()));
}
