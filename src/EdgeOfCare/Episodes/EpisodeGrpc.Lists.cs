using Grpc.Core;
using Suite.EdgeOfCare.Reads;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Api;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Episodes;

sealed partial class EpisodeGrpc
{
    public override Task<ListEpisodesResponse> ListEpisodes(ListEpisodesRequest request, ServerCallContext call) =>
        call.UseCase<ListEpisodes>().Handle(request, call.Caller(), call.CancellationToken);
}
