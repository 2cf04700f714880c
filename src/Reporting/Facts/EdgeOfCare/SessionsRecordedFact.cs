using Suite.EdgeOfCare.Events.V1;

namespace Suite.Reporting.Facts.EdgeOfCare;

/// <summary>What was delivered of an intervention so far.</summary>
sealed class SessionsRecordedFact : IFactOf<SessionsRecorded>
{
    public void Apply(SessionsRecorded happened, EventMeta meta, FactBatch facts)
    {
        facts.Row(EdgeOfCareTables.Interventions, meta, happened.InterventionId).Set(InterventionFact.Delivered, meta.Sequence,
            new(happened.DeliveredSessions, happened.DeliveredMinutes, happened.MissedSessions));
    }
}
