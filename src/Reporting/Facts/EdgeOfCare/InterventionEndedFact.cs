using Suite.EdgeOfCare.Events.V1;

namespace Suite.Reporting.Facts.EdgeOfCare;

/// <summary>An intervention ended, with what was delivered of it.</summary>
sealed class InterventionEndedFact : IFactOf<InterventionEnded>
{
    public void Apply(InterventionEnded happened, EventMeta meta, FactBatch facts)
    {
        var intervention = facts.Row(EdgeOfCareTables.Interventions, meta, happened.InterventionId);
        intervention.Set(InterventionFact.Delivered, meta.Sequence, new(happened.DeliveredSessions, happened.DeliveredMinutes, happened.MissedSessions));
        intervention.Set(InterventionFact.Ended, meta.Sequence, new(happened.EndDate.ToDay(), happened.End.ToCode()));
    }
}
