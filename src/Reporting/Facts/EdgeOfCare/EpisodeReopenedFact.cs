using Suite.EdgeOfCare.Events.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.EdgeOfCare;

/// <summary>A child came back within 12 months of a closure: a linked re-entry (E07).</summary>
sealed class EpisodeReopenedFact : IFactOf<EpisodeReopened>
{
    public void Apply(EpisodeReopened happened, EventMeta meta, FactBatch facts)
    {
        facts.Row(EdgeOfCareTables.Episodes, meta).Set(EpisodeFact.Reopened, meta.Sequence, new(happened.PreviousEpisodeId.ToId(), happened.ReferredDate.RequiredDay()));
        facts.Milestone(meta, EdgeOfCareEvents.Service, happened.ChildKey, happened.ReferredDate.ToDay(), "LINKED_RE_ENTRY");
    }
}
