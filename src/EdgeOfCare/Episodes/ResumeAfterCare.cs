using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Episodes;

/// <summary>Goes on with an episode although the child became looked after.</summary>
sealed class ResumeAfterCare(CaseStore<Episode> episodes, TimeProvider clock)
{
    public Task<ResumeAfterCareResponse> Handle(ResumeAfterCareRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("resume_date", request.ResumeDate, WorkingCalendar.Today(clock));
        var plan = fields.Text("plan", request.Plan, EpisodeFields.LongestText);
        fields.ThrowIfAny();

        return episodes.Change(request, caller, actOn: on, (episode, moment) =>
        {
            var events = episode.ResumeAfterCare(on, plan);
            return new Changed<ResumeAfterCareResponse>(() => new() { Episode = episode.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
