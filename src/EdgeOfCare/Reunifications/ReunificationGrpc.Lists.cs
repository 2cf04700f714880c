using Grpc.Core;
using Suite.EdgeOfCare.Reads;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Api;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

sealed partial class ReunificationGrpc
{
    public override Task<ListReunificationsResponse> ListReunifications(ListReunificationsRequest request, ServerCallContext call) =>
        call.UseCase<ListReunifications>().Handle(request, call.Caller(), call.CancellationToken);
}
