using Suite.EdgeOfCare.Events.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.EdgeOfCare;

/// <summary>An escalated episode goes on.</summary>
sealed class EpisodeResumedFact : IFactOf<EpisodeResumed>
{
    public void Apply(EpisodeResumed happened, EventMeta meta, FactBatch facts)
    {
        facts.Row(EdgeOfCareTables.Episodes, meta).Set(EpisodeFact.Resumed, meta.Sequence, new(happened.ResumeDate.ToDay()));
        facts.Milestone(meta, EdgeOfCareEvents.Service, happened.ChildKey, happened.ResumeDate.ToDay(), "RESUMED");
    }
}
