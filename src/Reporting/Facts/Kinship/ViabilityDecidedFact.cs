using Suite.KinshipAssessment.Events.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.Kinship;

/// <summary>A viability decision; after a challenge there is more than one, and K04 needs the one of its day.</summary>
sealed class ViabilityDecidedFact : IFactOf<ViabilityDecided>
{
    public void Apply(ViabilityDecided happened, EventMeta meta, FactBatch facts)
    {
        var on = happened.DecisionDate.RequiredDay();
        facts.Row(KinshipTables.Cases, meta).Set(CaseFact.FirstViability, meta.Sequence, new(happened.Viable, on));
        facts.Row(KinshipTables.Cases, meta).Set(CaseFact.LatestViability, meta.Sequence, new(happened.Viable, on));
        facts.Add(KinshipTables.Viabilities, ViabilityFact.Event, meta, new(happened.Viable, on));
        facts.Milestone(meta, KinshipEvents.Service, "", on, "VIABILITY_DECIDED", happened.Viable ? "VIABLE" : "NOT_VIABLE");
    }
}
