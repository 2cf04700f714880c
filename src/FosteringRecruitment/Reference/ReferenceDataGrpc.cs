using Grpc.Core;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Api;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Reference;

/// <summary>Every RPC about reference data and the use case behind it.</summary>
sealed class ReferenceDataGrpc : ReferenceDataService.ReferenceDataServiceBase
{
    public override Task<AddEnquirySourceResponse> AddEnquirySource(AddEnquirySourceRequest request, ServerCallContext call) =>
        call.UseCase<AddEnquirySource>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<EndEnquirySourceResponse> EndEnquirySource(EndEnquirySourceRequest request, ServerCallContext call) =>
        call.UseCase<EndEnquirySource>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<AddCampaignResponse> AddCampaign(AddCampaignRequest request, ServerCallContext call) =>
        call.UseCase<AddCampaign>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<EndCampaignResponse> EndCampaign(EndCampaignRequest request, ServerCallContext call) =>
        call.UseCase<EndCampaign>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<SetLocalTargetsResponse> SetLocalTargets(SetLocalTargetsRequest request, ServerCallContext call) =>
        call.UseCase<SetLocalTargets>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<SetAllowancesResponse> SetAllowances(SetAllowancesRequest request, ServerCallContext call) =>
        call.UseCase<SetAllowances>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<SetFeesResponse> SetFees(SetFeesRequest request, ServerCallContext call) =>
        call.UseCase<SetFees>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<SetPlaceNeedsResponse> SetPlaceNeeds(SetPlaceNeedsRequest request, ServerCallContext call) =>
        call.UseCase<SetPlaceNeeds>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<SetRegionResponse> SetRegion(SetRegionRequest request, ServerCallContext call) =>
        call.UseCase<SetRegion>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<GetReferenceDataResponse> GetReferenceData(GetReferenceDataRequest request, ServerCallContext call) =>
        call.UseCase<GetReferenceData>().Handle(request, call.Caller(), call.CancellationToken);
}
