using Grpc.Core;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Api;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

sealed partial class ConferenceGrpc
{
    public override Task<AllocateCoordinatorResponse> AllocateCoordinator(AllocateCoordinatorRequest request, ServerCallContext call) =>
        call.UseCase<AllocateCoordinator>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ReplaceCoordinatorResponse> ReplaceCoordinator(ReplaceCoordinatorRequest request, ServerCallContext call) =>
        call.UseCase<ReplaceCoordinator>().Handle(request, call.Caller(), call.CancellationToken);
}
