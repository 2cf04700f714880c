using Grpc.Core;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Api;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Households;

/// <summary>The register, its places and who is there; the RPCs and the use cases behind them. Who may call them stands in <see cref="RpcRoles"/>.</summary>
sealed partial class CarerRegisterGrpc : CarerRegisterService.CarerRegisterServiceBase
{
    public override Task<RegisterApprovedCarerResponse> RegisterApprovedCarer(RegisterApprovedCarerRequest request, ServerCallContext call) =>
        call.UseCase<RegisterApprovedCarer>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordFosterCareAgreementResponse> RecordFosterCareAgreement(RecordFosterCareAgreementRequest request, ServerCallContext call) =>
        call.UseCase<RecordFosterCareAgreement>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<SetSkillLevelResponse> SetSkillLevel(SetSkillLevelRequest request, ServerCallContext call) =>
        call.UseCase<SetSkillLevel>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<SetAllowanceRegionResponse> SetAllowanceRegion(SetAllowanceRegionRequest request, ServerCallContext call) =>
        call.UseCase<SetAllowanceRegion>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<SetCarerCharacteristicsResponse> SetCarerCharacteristics(SetCarerCharacteristicsRequest request, ServerCallContext call) =>
        call.UseCase<SetCarerCharacteristics>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<AddHouseholdMemberResponse> AddHouseholdMember(AddHouseholdMemberRequest request, ServerCallContext call) =>
        call.UseCase<AddHouseholdMember>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordHouseholdMemberLeftResponse> RecordHouseholdMemberLeft(RecordHouseholdMemberLeftRequest request, ServerCallContext call) =>
        call.UseCase<RecordHouseholdMemberLeft>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordCheckRenewedResponse> RecordCheckRenewed(RecordCheckRenewedRequest request, ServerCallContext call) =>
        call.UseCase<RecordCheckRenewed>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<PlaceChildResponse> PlaceChild(PlaceChildRequest request, ServerCallContext call) =>
        call.UseCase<PlaceChild>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<EndChildPlacementResponse> EndChildPlacement(EndChildPlacementRequest request, ServerCallContext call) =>
        call.UseCase<EndChildPlacement>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<SetPlaceAvailabilityResponse> SetPlaceAvailability(SetPlaceAvailabilityRequest request, ServerCallContext call) =>
        call.UseCase<SetPlaceAvailability>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<GrantExemptionResponse> GrantExemption(GrantExemptionRequest request, ServerCallContext call) =>
        call.UseCase<GrantExemption>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<EndExemptionResponse> EndExemption(EndExemptionRequest request, ServerCallContext call) =>
        call.UseCase<EndExemption>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<StartStayingPutResponse> StartStayingPut(StartStayingPutRequest request, ServerCallContext call) =>
        call.UseCase<StartStayingPut>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<EndStayingPutResponse> EndStayingPut(EndStayingPutRequest request, ServerCallContext call) =>
        call.UseCase<EndStayingPut>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordComplaintResponse> RecordComplaint(RecordComplaintRequest request, ServerCallContext call) =>
        call.UseCase<RecordComplaint>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ResolveComplaintResponse> ResolveComplaint(ResolveComplaintRequest request, ServerCallContext call) =>
        call.UseCase<ResolveComplaint>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<JoinConstellationResponse> JoinConstellation(JoinConstellationRequest request, ServerCallContext call) =>
        call.UseCase<JoinConstellation>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<LeaveConstellationResponse> LeaveConstellation(LeaveConstellationRequest request, ServerCallContext call) =>
        call.UseCase<LeaveConstellation>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<QuotePaymentResponse> QuotePayment(QuotePaymentRequest request, ServerCallContext call) =>
        call.UseCase<QuotePayment>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<GetCapacityResponse> GetCapacity(GetCapacityRequest request, ServerCallContext call) =>
        call.UseCase<GetCapacity>().Handle(request, call.Caller(), call.CancellationToken);
}
