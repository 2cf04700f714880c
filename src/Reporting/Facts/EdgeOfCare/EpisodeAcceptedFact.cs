using Suite.EdgeOfCare.Events.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.EdgeOfCare;

/// <summary>The panel took the referral.</summary>
sealed class EpisodeAcceptedFact : IFactOf<EpisodeAccepted>
{
    public void Apply(EpisodeAccepted happened, EventMeta meta, FactBatch facts)
    {
        facts.Row(EdgeOfCareTables.Episodes, meta).Set(EpisodeFact.Panel, meta.Sequence, new(true, happened.PanelDate.ToDay()));
        facts.Milestone(meta, EdgeOfCareEvents.Service, happened.ChildKey, happened.PanelDate.ToDay(), "EPISODE_ACCEPTED");
    }
}
