using Suite.EdgeOfCare.Events.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.EdgeOfCare;

/// <summary>The work proper began.</summary>
sealed class ActiveWorkStartedFact : IFactOf<ActiveWorkStarted>
{
    public void Apply(ActiveWorkStarted happened, EventMeta meta, FactBatch facts)
    {
        facts.Row(EdgeOfCareTables.Episodes, meta).Set(EpisodeFact.Active, meta.Sequence, new(happened.StartDate.ToDay()));
        facts.Milestone(meta, EdgeOfCareEvents.Service, happened.ChildKey, happened.StartDate.ToDay(), "ACTIVE_WORK_STARTED", happened.Intensity.ToCode());
    }
}
