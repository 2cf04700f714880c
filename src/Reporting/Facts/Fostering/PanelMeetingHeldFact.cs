using Suite.FosteringRecruitment.Events.V1;

namespace Suite.Reporting.Facts.Fostering;

/// <summary>A panel met.</summary>
sealed class PanelMeetingHeldFact : IFactOf<PanelMeetingHeld>
{
    public void Apply(PanelMeetingHeld happened, EventMeta meta, FactBatch facts) =>
        facts.Row(FosteringTables.Meetings, meta).Set(MeetingFact.Held, meta.Sequence, new(happened.PanelDate.ToDay(), happened.Attended));
}
