using Grpc.Core;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Api;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Coordinators;

/// <summary>The RPCs, one line each.</summary>
sealed partial class CoordinatorGrpc : CoordinatorService.CoordinatorServiceBase
{
    public override Task<RegisterCoordinatorResponse> RegisterCoordinator(RegisterCoordinatorRequest request, ServerCallContext call) =>
        call.UseCase<RegisterCoordinator>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<SetCoordinatorCapacityResponse> SetCoordinatorCapacity(SetCoordinatorCapacityRequest request, ServerCallContext call) =>
        call.UseCase<SetCoordinatorCapacity>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<EndCoordinatorResponse> EndCoordinator(EndCoordinatorRequest request, ServerCallContext call) =>
        call.UseCase<EndCoordinator>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<GetCoordinatorResponse> GetCoordinator(GetCoordinatorRequest request, ServerCallContext call) =>
        call.UseCase<GetCoordinator>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ListCoordinatorsResponse> ListCoordinators(ListCoordinatorsRequest request, ServerCallContext call) =>
        call.UseCase<ListCoordinators>().Handle(request, call.Caller(), call.CancellationToken);
}
