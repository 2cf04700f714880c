using Grpc.Core;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Api;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

sealed partial class ConferenceGrpc
{
    public override Task<ReferFamilyResponse> ReferFamily(ReferFamilyRequest request, ServerCallContext call) =>
        call.UseCase<ReferFamily>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<AskForInformationResponse> AskForInformation(AskForInformationRequest request, ServerCallContext call) =>
        call.UseCase<AskForInformation>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ProvideInformationResponse> ProvideInformation(ProvideInformationRequest request, ServerCallContext call) =>
        call.UseCase<ProvideInformation>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<AcceptReferralResponse> AcceptReferral(AcceptReferralRequest request, ServerCallContext call) =>
        call.UseCase<AcceptReferral>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<DeclineReferralResponse> DeclineReferral(DeclineReferralRequest request, ServerCallContext call) =>
        call.UseCase<DeclineReferral>().Handle(request, call.Caller(), call.CancellationToken);
}
