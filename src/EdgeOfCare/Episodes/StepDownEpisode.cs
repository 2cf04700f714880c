using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Episodes;

/// <summary>Hands work over to lighter support.</summary>
sealed class StepDownEpisode(CaseStore<Episode> episodes, TimeProvider clock)
{
    const int LongestName = 200;

    public Task<StepDownEpisodeResponse> Handle(StepDownEpisodeRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("step_down_date", request.StepDownDate, WorkingCalendar.Today(clock));
        var to = fields.Choice("to", request.To);
        var plan = fields.Text("plan", request.Plan, EpisodeFields.LongestText);
        var agreedWith = fields.Text("agreed_with", request.AgreedWith, LongestName);
        fields.ThrowIfAny();

        return episodes.Change(request, caller, actOn: on, (episode, moment) =>
        {
            var events = episode.StepDownTo(new(on, to, plan, agreedWith));
            return new Changed<StepDownEpisodeResponse>(() => new() { Episode = episode.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
