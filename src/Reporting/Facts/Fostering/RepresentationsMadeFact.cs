using Suite.FosteringRecruitment.Events.V1;

namespace Suite.Reporting.Facts.Fostering;

/// <summary>Representations were made, on an application or by a household.</summary>
sealed class RepresentationsMadeFact : IFactOf<RepresentationsMade>
{
    public void Apply(RepresentationsMade happened, EventMeta meta, FactBatch facts) =>
        facts.Add(FosteringTables.Pauses, PauseFact.Event, meta, new("REPRESENTATIONS", "", happened.ReceivedDate.RequiredDay()));
}
