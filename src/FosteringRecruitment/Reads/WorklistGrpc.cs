using Grpc.Core;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Api;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Reads;

/// <summary>Every RPC and the use case behind it; who may call it stands in <see cref="RpcRoles"/>.</summary>
sealed class WorklistGrpc : WorklistService.WorklistServiceBase
{
    public override Task<ListWorklistResponse> ListWorklist(ListWorklistRequest request, ServerCallContext call) =>
        call.UseCase<ListWorklist>().Handle(request, call.Caller(), call.CancellationToken);
}
