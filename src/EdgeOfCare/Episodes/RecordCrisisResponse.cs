using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Episodes;

/// <summary>Records the response to a crisis.</summary>
sealed class RecordCrisisResponse(CaseStore<Episode> episodes, TimeProvider clock)
{
    public Task<RecordCrisisResponseResponse> Handle(RecordCrisisResponseRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var at = fields.PastInstant("responded_time", request.RespondedTime, clock);
        var summary = fields.Text("summary", request.Summary, EpisodeFields.LongestText);
        fields.ThrowIfAny();

        return episodes.Change(request, caller, actOn: WorkingCalendar.LondonDate(at), (episode, moment) =>
        {
            var events = episode.RespondToCrisis(at, summary);
            return new Changed<RecordCrisisResponseResponse>(() => new() { Episode = episode.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
