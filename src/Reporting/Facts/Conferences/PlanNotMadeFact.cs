using Suite.FamilyGroupConferences.Events.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.Conferences;

/// <summary>The family made no plan.</summary>
sealed class PlanNotMadeFact : IFactOf<PlanNotMade>
{
    public void Apply(PlanNotMade happened, EventMeta meta, FactBatch facts)
    {
        facts.Row(ConferenceTables.Conferences, meta).Set(ConferenceFact.NoPlan, meta.Sequence, new(happened.RecordedDate.ToDay()));
        facts.Milestone(meta, ConferenceEvents.Service, "", happened.RecordedDate.ToDay(), "NO_PLAN");
    }
}
