using Grpc.Core;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Api;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

sealed partial class ReunificationGrpc
{
    public override Task<RequestReunificationConferenceResponse> RequestReunificationConference(RequestReunificationConferenceRequest request, ServerCallContext call) =>
        call.UseCase<RequestReunificationConference>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<GetReunificationConferenceResponse> GetReunificationConference(GetReunificationConferenceRequest request, ServerCallContext call) =>
        call.UseCase<GetReunificationConference>().Handle(request, call.Caller(), call.CancellationToken);
}
