using Suite.EdgeOfCare.Conferences;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Episodes;

/// <summary>The conferences asked for, and how they stand at FamilyGroupConferences.</summary>
sealed class GetEpisodeConference(CaseStore<Episode> episodes, ConferenceReader conferences)
{
    public async Task<GetEpisodeConferenceResponse> Handle(GetEpisodeConferenceRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var id = fields.Uuid("episode_id", request.EpisodeId);
        fields.ThrowIfAny();

        var episode = await episodes.Read(id, request, caller, purpose: "", cancellation);
        return new() { Conferences = { await conferences.Of(episode.Conferences, cancellation) } };
    }
}
