using Suite.EdgeOfCare.Records;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Episodes;

/// <summary>Corrects what is known of the child.</summary>
sealed class CorrectEpisodeChild(CaseStore<Episode> episodes, Pseudonyms pseudonyms, TimeProvider clock)
{
    public Task<CorrectEpisodeChildResponse> Handle(CorrectEpisodeChildRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var child = ChildFields.ReadChild(fields, "child", request.Child, caller.Authority, pseudonyms, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return episodes.Change(request, caller, actOn: null, (episode, moment) =>
        {
            var events = episode.CorrectChild(child);
            return new Changed<CorrectEpisodeChildResponse>(() => new() { Episode = episode.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
