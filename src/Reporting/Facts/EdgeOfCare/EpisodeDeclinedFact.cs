using Suite.EdgeOfCare.Events.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.EdgeOfCare;

/// <summary>The panel did not take the referral.</summary>
sealed class EpisodeDeclinedFact : IFactOf<EpisodeDeclined>
{
    public void Apply(EpisodeDeclined happened, EventMeta meta, FactBatch facts)
    {
        facts.Row(EdgeOfCareTables.Episodes, meta).Set(EpisodeFact.Panel, meta.Sequence, new(false, happened.PanelDate.ToDay()));
        facts.Milestone(meta, EdgeOfCareEvents.Service, happened.ChildKey, happened.PanelDate.ToDay(), "EPISODE_DECLINED", happened.Reasons.ToCodes());
    }
}
