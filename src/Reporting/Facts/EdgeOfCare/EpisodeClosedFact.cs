using Suite.EdgeOfCare.Events.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.EdgeOfCare;

/// <summary>An episode was closed (E07).</summary>
sealed class EpisodeClosedFact : IFactOf<EpisodeClosed>
{
    public void Apply(EpisodeClosed happened, EventMeta meta, FactBatch facts)
    {
        facts.Row(EdgeOfCareTables.Episodes, meta).Set(EpisodeFact.Closed, meta.Sequence, new(happened.ClosedDate.RequiredDay(), happened.Code.ToCode()));
        facts.Milestone(meta, EdgeOfCareEvents.Service, happened.ChildKey, happened.ClosedDate.ToDay(), "EPISODE_CLOSED", happened.Code.ToCode());
    }
}
