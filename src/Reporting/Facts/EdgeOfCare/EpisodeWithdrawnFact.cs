using Suite.EdgeOfCare.Events.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.EdgeOfCare;

/// <summary>The referral was taken back.</summary>
sealed class EpisodeWithdrawnFact : IFactOf<EpisodeWithdrawn>
{
    public void Apply(EpisodeWithdrawn happened, EventMeta meta, FactBatch facts)
    {
        facts.Row(EdgeOfCareTables.Episodes, meta).Set(EpisodeFact.Withdrawn, meta.Sequence, new(happened.WithdrawalDate.ToDay()));
        facts.Milestone(meta, EdgeOfCareEvents.Service, happened.ChildKey, happened.WithdrawalDate.ToDay(), "EPISODE_WITHDRAWN", happened.Reason.ToCode());
    }
}
