using Grpc.Core;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Api;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

sealed partial class ConferenceGrpc
{
    public override Task<AllocateConferenceResponse> AllocateConference(AllocateConferenceRequest request, ServerCallContext call) =>
        call.UseCase<AllocateConference>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<SetConferenceRestrictionResponse> SetConferenceRestriction(SetConferenceRestrictionRequest request, ServerCallContext call) =>
        call.UseCase<SetConferenceRestriction>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<FinishHistoricConferenceResponse> FinishHistoricConference(FinishHistoricConferenceRequest request, ServerCallContext call) =>
        call.UseCase<FinishHistoricConference>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<GetConferenceResponse> GetConference(GetConferenceRequest request, ServerCallContext call) =>
        call.UseCase<GetConference>().Handle(request, call.Caller(), call.CancellationToken);
}
