using Suite.FamilyGroupConferences.Events.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.Conferences;

/// <summary>The family made its plan (G05); a revision does not move the first.</summary>
sealed class PlanMadeFact : IFactOf<PlanMade>
{
    public void Apply(PlanMade happened, EventMeta meta, FactBatch facts)
    {
        facts.Row(ConferenceTables.Conferences, meta).Set(ConferenceFact.PlanMade, meta.Sequence, new(happened.MadeDate.RequiredDay()));
        facts.Milestone(meta, ConferenceEvents.Service, "", happened.MadeDate.ToDay(), happened.Revision > 1 ? "PLAN_REVISED" : "PLAN_MADE");
    }
}
