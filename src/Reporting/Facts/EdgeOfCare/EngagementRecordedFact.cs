using Suite.EdgeOfCare.Events.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.EdgeOfCare;

/// <summary>Whether the family works with the service.</summary>
sealed class EngagementRecordedFact : IFactOf<EngagementRecorded>
{
    public void Apply(EngagementRecorded happened, EventMeta meta, FactBatch facts)
    {
        facts.Row(EdgeOfCareTables.Episodes, meta).Set(EpisodeFact.Engaged, meta.Sequence, new(happened.Engaged, happened.EngagementDate.ToDay()));
        facts.Milestone(meta, EdgeOfCareEvents.Service, happened.ChildKey, happened.EngagementDate.ToDay(), happened.Engaged ? "ENGAGED" : "NOT_ENGAGED", happened.Engaged ? "" : happened.Reason.ToCode());
    }
}
