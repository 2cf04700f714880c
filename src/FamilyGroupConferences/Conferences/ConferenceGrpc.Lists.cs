using Grpc.Core;
using Suite.FamilyGroupConferences.Reads;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Api;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

sealed partial class ConferenceGrpc
{
    public override Task<ListConferencesResponse> ListConferences(ListConferencesRequest request, ServerCallContext call) =>
        call.UseCase<ListConferences>().Handle(request, call.Caller(), call.CancellationToken);
}
