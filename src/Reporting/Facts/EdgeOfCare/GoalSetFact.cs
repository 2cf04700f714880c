using Suite.EdgeOfCare.Events.V1;

namespace Suite.Reporting.Facts.EdgeOfCare;

/// <summary>A goal was set.</summary>
sealed class GoalSetFact : IFactOf<GoalSet>
{
    public void Apply(GoalSet happened, EventMeta meta, FactBatch facts) =>
        facts.Row(EdgeOfCareTables.Goals, meta, happened.GoalId).Set(GoalFact.Set, meta.Sequence, new(happened.SetDate.ToDay()));
}
