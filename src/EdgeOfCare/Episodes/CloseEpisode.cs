using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Episodes;

/// <summary>Closes the episode.</summary>
sealed class CloseEpisode(CaseStore<Episode> episodes, TimeProvider clock)
{
    public Task<CloseEpisodeResponse> Handle(CloseEpisodeRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("closed_date", request.ClosedDate, WorkingCalendar.Today(clock));
        var code = fields.Choice("code", request.Code);
        var summary = fields.OptionalText("summary", request.Summary, EpisodeFields.LongestText);
        fields.ThrowIfAny();

        return episodes.Change(request, caller, actOn: on, (episode, moment) =>
        {
            var events = episode.Close(on, code, summary, moment.Today);
            return new Changed<CloseEpisodeResponse>(() => new() { Episode = episode.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
