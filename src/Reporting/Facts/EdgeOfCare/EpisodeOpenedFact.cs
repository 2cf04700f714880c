using Suite.EdgeOfCare.Events.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.EdgeOfCare;

/// <summary>A child was referred to edge of care.</summary>
sealed class EpisodeOpenedFact : IFactOf<EpisodeOpened>
{
    public void Apply(EpisodeOpened happened, EventMeta meta, FactBatch facts)
    {
        facts.Row(EdgeOfCareTables.Episodes, meta).Set(EpisodeFact.Opened, meta.Sequence, new(happened.ChildKey, happened.FamilyId, happened.ReferredDate.RequiredDay(), happened.Crisis, happened.Openness.ToCode(),
            happened.RequestedByService.ToCode(), happened.HistoricEntry));
        facts.Milestone(meta, EdgeOfCareEvents.Service, happened.ChildKey, happened.ReferredDate.ToDay(), "EPISODE_OPENED", happened.Openness.ToCode());
    }
}
