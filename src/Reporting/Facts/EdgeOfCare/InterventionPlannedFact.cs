using Suite.EdgeOfCare.Events.V1;

namespace Suite.Reporting.Facts.EdgeOfCare;

/// <summary>An intervention was planned.</summary>
sealed class InterventionPlannedFact : IFactOf<InterventionPlanned>
{
    public void Apply(InterventionPlanned happened, EventMeta meta, FactBatch facts)
    {
        facts.Row(EdgeOfCareTables.Interventions, meta, happened.InterventionId).Set(InterventionFact.Planned, meta.Sequence,
            new(happened.Type.ToCode(), happened.Intensity.ToCode(), happened.PlannedSessions, happened.StartDate.ToDay()));
    }
}
