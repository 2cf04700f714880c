using Suite.FamilyGroupConferences.Events.V1;

namespace Suite.Reporting.Facts.Conferences;

/// <summary>Who coordinates the conference now.</summary>
sealed class CoordinatorAllocatedFact : IFactOf<CoordinatorAllocated>
{
    public void Apply(CoordinatorAllocated happened, EventMeta meta, FactBatch facts) =>
        facts.Row(ConferenceTables.Conferences, meta).Set(ConferenceFact.Allocated, meta.Sequence, new(happened.CoordinatorKey, happened.AllocatedDate.ToDay()));
}
