using Suite.EdgeOfCare.Events.V1;

namespace Suite.Reporting.Facts.EdgeOfCare;

/// <summary>Whether a crisis was responded to in time.</summary>
sealed class CrisisAnsweredFact : IFactOf<CrisisAnswered>
{
    public void Apply(CrisisAnswered happened, EventMeta meta, FactBatch facts) =>
        facts.Row(EdgeOfCareTables.Episodes, meta).Set(EpisodeFact.Crisis, meta.Sequence, new(happened.InTime));
}
