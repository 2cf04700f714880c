using Grpc.Core;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Api;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Households;

/// <summary>Every RPC and the use case behind it; who may call it stands in <see cref="RpcRoles"/>.</summary>
sealed class ConstellationGrpc : ConstellationService.ConstellationServiceBase
{
    public override Task<OpenConstellationResponse> OpenConstellation(OpenConstellationRequest request, ServerCallContext call) =>
        call.UseCase<OpenConstellation>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<CloseConstellationResponse> CloseConstellation(CloseConstellationRequest request, ServerCallContext call) =>
        call.UseCase<CloseConstellation>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<GetConstellationResponse> GetConstellation(GetConstellationRequest request, ServerCallContext call) =>
        call.UseCase<GetConstellation>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ListConstellationsResponse> ListConstellations(ListConstellationsRequest request, ServerCallContext call) =>
        call.UseCase<ListConstellations>().Handle(request, call.Caller(), call.CancellationToken);
}
