using Suite.EdgeOfCare.Events.V1;

namespace Suite.Reporting.Facts.EdgeOfCare;

/// <summary>A practitioner has the episode; the first time counts.</summary>
sealed class EpisodeAllocatedFact : IFactOf<EpisodeAllocated>
{
    public void Apply(EpisodeAllocated happened, EventMeta meta, FactBatch facts) =>
        facts.Row(EdgeOfCareTables.Episodes, meta).Set(EpisodeFact.Allocated, meta.Sequence, new(happened.AllocatedDate.ToDay()));
}
