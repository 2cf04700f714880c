using Google.Protobuf;
using Suite.EdgeOfCare.Events.V1;
using Suite.Platform.Errors;

namespace Suite.EdgeOfCare.Episodes;

sealed partial class Episode
{
    public IReadOnlyList<IMessage> SetGoal(Guid id, DateOnly on, string text, int baseline, int target)
    {
        RequireState("SetGoal", Planning);
        RequireInOrder(on, BegunOn, "the family's engagement");
        if (Goals.Count(g => g.IsOpen) >= WorkRules.MostGoals)
            throw Refuse.Precondition("TOO_MANY_GOALS", $"At most {WorkRules.MostGoals} goals are open at once.", WorkRules.Citation);

        Goals.Add(new() { Id = id, Text = text, SetOn = on, Baseline = baseline, Target = target });
        return [new GoalSet { ChildKey = Child.Key, GoalId = id.ToString(), SetDate = on.ToMessage(), Baseline = baseline, Target = target }];
    }

    public IReadOnlyList<IMessage> ScoreGoal(Guid id, DateOnly on, int score, string note, string by)
    {
        var goal = OpenGoal(id, on);
        goal.Scores.Add(new(on, score, by, note));
        return [Amended("GOAL_SCORE")];
    }

    public IReadOnlyList<IMessage> CloseGoal(Guid id, DateOnly on, int finalScore)
    {
        RequireState("CloseGoal", Working);
        var goal = OpenGoal(id, on);

        (goal.ClosedOn, goal.FinalScore) = (on, finalScore);
        return
        [
            new GoalClosed
            {
                ChildKey = Child.Key,
                GoalId = id.ToString(),
                ClosedDate = on.ToMessage(),
                Baseline = goal.Baseline,
                Target = goal.Target,
                FinalScore = finalScore,
                AtTarget = goal.IsAtTarget,
            },
        ];
    }

    Goal OpenGoal(Guid id, DateOnly on)
    {
        var goal = Goals.Find(g => g.Id == id) ?? throw Refuse.NotFound("GOAL_NOT_FOUND", "The episode has no such goal.");
        if (!goal.IsOpen)
            throw Refuse.Precondition("GOAL_CLOSED", "The goal is closed.", WorkRules.Citation);
        RequireInOrder(on, goal.SetOn, "the day on which the goal was set");
        RequireInOrder(on, goal.Scores.LastOrDefault()?.On, "the score before");
        return goal;
    }
}
