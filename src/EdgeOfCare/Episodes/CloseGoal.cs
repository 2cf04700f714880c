using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Episodes;

/// <summary>Closes a goal with its final score.</summary>
sealed class CloseGoal(CaseStore<Episode> episodes, TimeProvider clock)
{
    public Task<CloseGoalResponse> Handle(CloseGoalRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var id = fields.Uuid("goal_id", request.GoalId);
        var on = fields.PastDate("closed_date", request.ClosedDate, WorkingCalendar.Today(clock));
        var score = fields.Number("final_score", request.FinalScore, 0, WorkRules.HighestScore);
        fields.ThrowIfAny();

        return episodes.Change(request, caller, actOn: on, (episode, moment) =>
        {
            var events = episode.CloseGoal(id, on, score);
            return new Changed<CloseGoalResponse>(() => new() { Episode = episode.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
