using Suite.FosteringRecruitment.Events.V1;

namespace Suite.Reporting.Facts.Fostering;

/// <summary>It goes on.</summary>
sealed class HoldEndedFact : IFactOf<HoldEnded>
{
    public void Apply(HoldEnded happened, EventMeta meta, FactBatch facts) =>
        facts.Add(FosteringTables.Pauses, PauseFact.Event, meta, new("HOLD_ENDED", "", happened.ResumeDate.RequiredDay()));
}
