using Suite.EdgeOfCare.Events.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.EdgeOfCare;

/// <summary>Work is handed over.</summary>
sealed class EpisodeSteppedDownFact : IFactOf<EpisodeSteppedDown>
{
    public void Apply(EpisodeSteppedDown happened, EventMeta meta, FactBatch facts)
    {
        facts.Row(EdgeOfCareTables.Episodes, meta).Set(EpisodeFact.SteppedDown, meta.Sequence, new(happened.StepDownDate.ToDay(), happened.To.ToCode()));
        facts.Milestone(meta, EdgeOfCareEvents.Service, happened.ChildKey, happened.StepDownDate.ToDay(), "STEPPED_DOWN", happened.To.ToCode());
    }
}
