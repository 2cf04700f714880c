using Grpc.Core;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Api;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.LocalStandards;

/// <summary>Every RPC about standards and the use case behind it.</summary>
sealed class ConferenceStandardsGrpc : ConferenceStandardsService.ConferenceStandardsServiceBase
{
    public override Task<SetLocalStandardsResponse> SetLocalStandards(SetLocalStandardsRequest request, ServerCallContext call) =>
        call.UseCase<SetLocalStandards>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<SetFgdmDutyResponse> SetFgdmDuty(SetFgdmDutyRequest request, ServerCallContext call) =>
        call.UseCase<SetFgdmDuty>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<GetStandardsResponse> GetStandards(GetStandardsRequest request, ServerCallContext call) =>
        call.UseCase<GetStandards>().Handle(request, call.Caller(), call.CancellationToken);
}
