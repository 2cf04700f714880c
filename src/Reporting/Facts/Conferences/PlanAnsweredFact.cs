using Suite.FamilyGroupConferences.Events.V1;
using Suite.FamilyGroupConferences.V1;
using Suite.Reporting.Facts.Children;

namespace Suite.Reporting.Facts.Conferences;

/// <summary>The plan was agreed, with changes or without (G05), or it was not (G08).</summary>
sealed class PlanAnsweredFact : IFactOf<PlanAnswered>
{
    public void Apply(PlanAnswered happened, EventMeta meta, FactBatch facts)
    {
        var on = happened.DecisionDate.RequiredDay();
        var agreed = happened.Decision is PlanDecision.Agreed or PlanDecision.AgreedWithChanges;
        if (agreed)
            facts.Row(ConferenceTables.Conferences, meta).Set(ConferenceFact.Agreed, meta.Sequence, new(on, happened.Decision.ToCode()));
        else if (happened.Decision is PlanDecision.NotAgreed)
            facts.Row(ConferenceTables.Conferences, meta).Set(ConferenceFact.NotAgreed, meta.Sequence, new(on));
        facts.Milestone(meta, ConferenceEvents.Service, "", on, agreed ? "PLAN_AGREED" : "PLAN_NOT_AGREED", happened.Decision.ToCode());
    }
}
