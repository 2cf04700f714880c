using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Episodes;

/// <summary>Scores a goal.</summary>
sealed class ScoreGoal(CaseStore<Episode> episodes, TimeProvider clock)
{
    const int LongestNote = 1_000;

    public Task<ScoreGoalResponse> Handle(ScoreGoalRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var id = fields.Uuid("goal_id", request.GoalId);
        var on = fields.PastDate("score_date", request.ScoreDate, WorkingCalendar.Today(clock));
        var score = fields.Number("score", request.Score, 0, WorkRules.HighestScore);
        var note = fields.OptionalText("note", request.Note, LongestNote);
        fields.ThrowIfAny();

        return episodes.Change(request, caller, actOn: on, (episode, moment) =>
        {
            var events = episode.ScoreGoal(id, on, score, note, caller.Subject);
            return new Changed<ScoreGoalResponse>(() => new() { Episode = episode.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
