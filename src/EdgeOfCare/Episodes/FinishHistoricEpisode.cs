using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Episodes;

/// <summary>Ends the keying-in of an episode with its real dates.</summary>
sealed class FinishHistoricEpisode(CaseStore<Episode> episodes)
{
    public Task<FinishHistoricEpisodeResponse> Handle(FinishHistoricEpisodeRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        fields.ThrowIfAny();

        return episodes.Change(request, caller, actOn: null, (episode, moment) =>
        {
            var events = episode.FinishHistoricEntry(moment.Today);
            return new Changed<FinishHistoricEpisodeResponse>(() => new() { Episode = episode.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
