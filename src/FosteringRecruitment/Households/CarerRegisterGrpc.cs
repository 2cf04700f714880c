using Grpc.Core;
using Suite.FosteringRecruitment.Reads;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Api;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Households;

/// <summary>The register over gRPC, one line for each RPC. Who may call what stands in RpcRoles.</summary>
sealed class CarerRegisterGrpc : CarerRegisterService.CarerRegisterServiceBase
{
    public override Task<PutHouseholdOnHoldResponse> PutHouseholdOnHold(PutHouseholdOnHoldRequest request, ServerCallContext call) =>
        call.UseCase<PutHouseholdOnHold>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ResumeHouseholdResponse> ResumeHousehold(ResumeHouseholdRequest request, ServerCallContext call) =>
        call.UseCase<ResumeHousehold>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<OpenInvestigationResponse> OpenInvestigation(OpenInvestigationRequest request, ServerCallContext call) =>
        call.UseCase<OpenInvestigation>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<CloseInvestigationResponse> CloseInvestigation(CloseInvestigationRequest request, ServerCallContext call) =>
        call.UseCase<CloseInvestigation>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<BringReviewForwardResponse> BringReviewForward(BringReviewForwardRequest request, ServerCallContext call) =>
        call.UseCase<BringReviewForward>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordAnnualReviewResponse> RecordAnnualReview(RecordAnnualReviewRequest request, ServerCallContext call) =>
        call.UseCase<RecordAnnualReview>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ConfirmApprovalResponse> ConfirmApproval(ConfirmApprovalRequest request, ServerCallContext call) =>
        call.UseCase<ConfirmApproval>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ListHouseholdForPanelResponse> ListHouseholdForPanel(ListHouseholdForPanelRequest request, ServerCallContext call) =>
        call.UseCase<ListHouseholdForPanel>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordHouseholdRecommendationResponse> RecordHouseholdRecommendation(RecordHouseholdRecommendationRequest request, ServerCallContext call) =>
        call.UseCase<RecordHouseholdRecommendation>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ReviseTermsResponse> ReviseTerms(ReviseTermsRequest request, ServerCallContext call) =>
        call.UseCase<ReviseTerms>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ProposeTerminationResponse> ProposeTermination(ProposeTerminationRequest request, ServerCallContext call) =>
        call.UseCase<ProposeTermination>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordCarerRepresentationsResponse> RecordCarerRepresentations(RecordCarerRepresentationsRequest request, ServerCallContext call) =>
        call.UseCase<RecordCarerRepresentations>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordCarerIndependentReviewResponse> RecordCarerIndependentReview(RecordCarerIndependentReviewRequest request, ServerCallContext call) =>
        call.UseCase<RecordCarerIndependentReview>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordCarerReviewPapersSentResponse> RecordCarerReviewPapersSent(RecordCarerReviewPapersSentRequest request, ServerCallContext call) =>
        call.UseCase<RecordCarerReviewPapersSent>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordCarerReviewOutcomeResponse> RecordCarerReviewOutcome(RecordCarerReviewOutcomeRequest request, ServerCallContext call) =>
        call.UseCase<RecordCarerReviewOutcome>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<DecideProposalResponse> DecideProposal(DecideProposalRequest request, ServerCallContext call) =>
        call.UseCase<DecideProposal>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordProposalNoticeResponse> RecordProposalNotice(RecordProposalNoticeRequest request, ServerCallContext call) =>
        call.UseCase<RecordProposalNotice>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordResignationResponse> RecordResignation(RecordResignationRequest request, ServerCallContext call) =>
        call.UseCase<RecordResignation>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<WithdrawResignationResponse> WithdrawResignation(WithdrawResignationRequest request, ServerCallContext call) =>
        call.UseCase<WithdrawResignation>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordTransferNoticeResponse> RecordTransferNotice(RecordTransferNoticeRequest request, ServerCallContext call) =>
        call.UseCase<RecordTransferNotice>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordTransferMeetingResponse> RecordTransferMeeting(RecordTransferMeetingRequest request, ServerCallContext call) =>
        call.UseCase<RecordTransferMeeting>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordRecordsRequestedResponse> RecordRecordsRequested(RecordRecordsRequestedRequest request, ServerCallContext call) =>
        call.UseCase<RecordRecordsRequested>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordRecordsSentResponse> RecordRecordsSent(RecordRecordsSentRequest request, ServerCallContext call) =>
        call.UseCase<RecordRecordsSent>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<CompleteTransferResponse> CompleteTransfer(CompleteTransferRequest request, ServerCallContext call) =>
        call.UseCase<CompleteTransfer>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordCarerDeathResponse> RecordCarerDeath(RecordCarerDeathRequest request, ServerCallContext call) =>
        call.UseCase<RecordCarerDeath>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<AllocateHouseholdResponse> AllocateHousehold(AllocateHouseholdRequest request, ServerCallContext call) =>
        call.UseCase<AllocateHousehold>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<SetHouseholdRestrictionResponse> SetHouseholdRestriction(SetHouseholdRestrictionRequest request, ServerCallContext call) =>
        call.UseCase<SetHouseholdRestriction>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<FinishHistoricHouseholdResponse> FinishHistoricHousehold(FinishHistoricHouseholdRequest request, ServerCallContext call) =>
        call.UseCase<FinishHistoricHousehold>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<GetHouseholdResponse> GetHousehold(GetHouseholdRequest request, ServerCallContext call) =>
        call.UseCase<GetHousehold>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ListHouseholdsResponse> ListHouseholds(ListHouseholdsRequest request, ServerCallContext call) =>
        call.UseCase<ListHouseholds>().Handle(request, call.Caller(), call.CancellationToken);

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
