using Grpc.Core;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Api;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reads;

/// <summary>The worklist's RPC and the use case behind it.</summary>
sealed class WorklistGrpc : WorklistService.WorklistServiceBase
{
    public override Task<ListWorklistResponse> ListWorklist(ListWorklistRequest request, ServerCallContext call) =>
        call.UseCase<ListWorklist>().Handle(request, call.Caller(), call.CancellationToken);
}
