using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Episodes;

/// <summary>Gives the episode to a team and a practitioner.</summary>
sealed class AllocateEpisode(CaseStore<Episode> episodes, TimeProvider clock)
{
    public Task<AllocateEpisodeResponse> Handle(AllocateEpisodeRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("allocated_date", request.AllocatedDate, WorkingCalendar.Today(clock));
        var team = fields.Code("team", request.Team);
        var worker = fields.Code("worker", request.Worker);
        fields.ThrowIfAny();

        return episodes.Change(request, caller, actOn: on, (episode, moment) =>
        {
            var events = episode.AllocateTo(on, team, worker);
            return new Changed<AllocateEpisodeResponse>(() => new() { Episode = episode.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
