using Suite.FosteringRecruitment.Events.V1;

namespace Suite.Reporting.Facts.Fostering;

/// <summary>A record waits, or a household takes no children.</summary>
sealed class HoldStartedFact : IFactOf<HoldStarted>
{
    public void Apply(HoldStarted happened, EventMeta meta, FactBatch facts) =>
        facts.Add(FosteringTables.Pauses, PauseFact.Event, meta, new("HOLD_STARTED", happened.Reason, happened.HoldDate.RequiredDay()));
}
