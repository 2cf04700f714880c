using Grpc.Core;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Api;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Returns;

/// <summary>Every RPC and the use case behind it; who may call it stands in <see cref="RpcRoles"/>.</summary>
sealed class FosteringReturnGrpc : FosteringReturnService.FosteringReturnServiceBase
{
    public override Task<GetFosteringDataCollectionResponse> GetFosteringDataCollection(GetFosteringDataCollectionRequest request, ServerCallContext call) =>
        call.UseCase<GetFosteringDataCollection>().Handle(request, call.Caller(), call.CancellationToken);
}
