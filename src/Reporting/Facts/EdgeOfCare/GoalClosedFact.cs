using Suite.EdgeOfCare.Events.V1;

namespace Suite.Reporting.Facts.EdgeOfCare;

/// <summary>A goal was closed, at its target or not (E06).</summary>
sealed class GoalClosedFact : IFactOf<GoalClosed>
{
    public void Apply(GoalClosed happened, EventMeta meta, FactBatch facts) =>
        facts.Row(EdgeOfCareTables.Goals, meta, happened.GoalId).Set(GoalFact.Closed, meta.Sequence, new(happened.ClosedDate.RequiredDay(), happened.AtTarget));
}
