using Suite.EdgeOfCare.Events.V1;

namespace Suite.Reporting.Facts.EdgeOfCare;

/// <summary>The family was visited first.</summary>
sealed class FirstVisitMadeFact : IFactOf<FirstVisitMade>
{
    public void Apply(FirstVisitMade happened, EventMeta meta, FactBatch facts) =>
        facts.Row(EdgeOfCareTables.Episodes, meta).Set(EpisodeFact.Visited, meta.Sequence, new(happened.VisitDate.ToDay(), happened.InTime));
}
