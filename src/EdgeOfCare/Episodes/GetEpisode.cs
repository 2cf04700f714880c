using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Episodes;

/// <summary>One episode.</summary>
sealed class GetEpisode(CaseStore<Episode> episodes, TimeProvider clock)
{
    public async Task<GetEpisodeResponse> Handle(GetEpisodeRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var id = fields.Uuid("episode_id", request.EpisodeId);
        fields.ThrowIfAny();

        var episode = await episodes.Read(id, request, caller, purpose: "", cancellation);
        return new() { Episode = episode.ToMessage(caller, WorkingCalendar.Today(clock)) };
    }
}
