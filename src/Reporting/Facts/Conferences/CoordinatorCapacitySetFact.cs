using Suite.FamilyGroupConferences.Events.V1;

namespace Suite.Reporting.Facts.Conferences;

/// <summary>A coordinator's post from a day on (G12).</summary>
sealed class CoordinatorCapacitySetFact : IFactOf<CoordinatorCapacitySet>
{
    public void Apply(CoordinatorCapacitySet happened, EventMeta meta, FactBatch facts) =>
        facts.Add(ConferenceTables.Posts, PostFact.Event, meta, new(happened.CoordinatorKey, happened.FromDate.RequiredDay(), happened.FteHundredths));
}
