using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Episodes;

/// <summary>Sets a goal with the family.</summary>
sealed class SetGoal(CaseStore<Episode> episodes, TimeProvider clock)
{
    const int LongestText = 1_000;

    public Task<SetGoalResponse> Handle(SetGoalRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var text = fields.Text("text", request.Text, LongestText);
        var on = fields.PastDate("set_date", request.SetDate, WorkingCalendar.Today(clock));
        var baseline = fields.Number("baseline", request.Baseline, 0, WorkRules.HighestScore - 1);
        var target = fields.Number("target", request.Target, 1, WorkRules.HighestScore);
        fields.Require(target > baseline, "target", "must be above the baseline");
        fields.ThrowIfAny();

        return episodes.Change(request, caller, actOn: on, (episode, moment) =>
        {
            var events = episode.SetGoal(Guid.CreateVersion7(moment.Now), on, text, baseline, target);
            return new Changed<SetGoalResponse>(() => new() { Episode = episode.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
