using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.V1;

namespace Suite.Reporting.Facts.Fostering;

/// <summary>A decision: the first one ends the clock of F06, the final one is the outcome of F02.</summary>
sealed class DecisionMadeFact : IFactOf<DecisionMade>
{
    public void Apply(DecisionMade happened, EventMeta meta, FactBatch facts)
    {
        var on = happened.DecisionDate.RequiredDay();
        facts.Add(FosteringTables.Decisions, DecisionFact.Event, meta, new(happened.Decision.ToCode(), on, happened.AtStageOne, happened.BySilence, happened.AgainstPanel,
            happened.CarerCount, happened.Places));
        var application = facts.Row(FosteringTables.Applications, meta);
        if (!happened.AtStageOne)
            application.Set(ApplicationFact.FirstDecided, meta.Sequence, new(on, happened.Decision.ToCode()));
        if (happened.Decision is Decision.Approve)
            application.Set(ApplicationFact.Approved, meta.Sequence, new(on, happened.HouseholdId.ToId()));
        if (happened.Decision is Decision.NotApprove)
            application.Set(ApplicationFact.NotApproved, meta.Sequence, new(on));
    }
}
