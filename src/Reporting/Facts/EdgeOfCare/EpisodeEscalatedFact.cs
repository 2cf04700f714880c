using Suite.EdgeOfCare.Events.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.EdgeOfCare;

/// <summary>The child became looked after while the episode is open.</summary>
sealed class EpisodeEscalatedFact : IFactOf<EpisodeEscalated>
{
    public void Apply(EpisodeEscalated happened, EventMeta meta, FactBatch facts)
    {
        facts.Row(EdgeOfCareTables.Episodes, meta).Set(EpisodeFact.Escalated, meta.Sequence, new(happened.EscalatedDate.ToDay()));
        facts.Milestone(meta, EdgeOfCareEvents.Service, happened.ChildKey, happened.EscalatedDate.ToDay(), "ESCALATED");
    }
}
