using Grpc.Core;
using Suite.KinshipAssessment.Approvals;
using Suite.KinshipAssessment.Assessments;
using Suite.KinshipAssessment.Care;
using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.Checks;
using Suite.KinshipAssessment.Guardianships;
using Suite.KinshipAssessment.Helping;
using Suite.KinshipAssessment.People;
using Suite.KinshipAssessment.Reads;
using Suite.KinshipAssessment.Support;
using Suite.KinshipAssessment.Viabilities;
using Suite.KinshipAssessment.Views;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Api;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment;

/// <summary>Every RPC and the use case behind it; who may call it stands in <see cref="RpcRoles"/>.</summary>
sealed class KinshipAssessmentGrpc : KinshipAssessmentService.KinshipAssessmentServiceBase
{
    public override Task<OpenCaseResponse> OpenCase(OpenCaseRequest request, ServerCallContext call) =>
        call.UseCase<OpenCase>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<FinishHistoricEntryResponse> FinishHistoricEntry(FinishHistoricEntryRequest request, ServerCallContext call) =>
        call.UseCase<FinishHistoricEntry>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<AllocateCaseResponse> AllocateCase(AllocateCaseRequest request, ServerCallContext call) =>
        call.UseCase<AllocateCase>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RestrictCaseResponse> RestrictCase(RestrictCaseRequest request, ServerCallContext call) =>
        call.UseCase<RestrictCase>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<LiftRestrictionResponse> LiftRestriction(LiftRestrictionRequest request, ServerCallContext call) =>
        call.UseCase<LiftRestriction>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<GrantAccessResponse> GrantAccess(GrantAccessRequest request, ServerCallContext call) =>
        call.UseCase<GrantAccess>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RevokeAccessResponse> RevokeAccess(RevokeAccessRequest request, ServerCallContext call) =>
        call.UseCase<RevokeAccess>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<PutOnHoldResponse> PutOnHold(PutOnHoldRequest request, ServerCallContext call) =>
        call.UseCase<PutOnHold>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ResumeResponse> Resume(ResumeRequest request, ServerCallContext call) =>
        call.UseCase<Resume>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<AddPersonResponse> AddPerson(AddPersonRequest request, ServerCallContext call) =>
        call.UseCase<AddPerson>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<CorrectPersonResponse> CorrectPerson(CorrectPersonRequest request, ServerCallContext call) =>
        call.UseCase<CorrectPerson>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordPersonLeftResponse> RecordPersonLeft(RecordPersonLeftRequest request, ServerCallContext call) =>
        call.UseCase<RecordPersonLeft>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordPersonSeenResponse> RecordPersonSeen(RecordPersonSeenRequest request, ServerCallContext call) =>
        call.UseCase<RecordPersonSeen>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<AddChildResponse> AddChild(AddChildRequest request, ServerCallContext call) =>
        call.UseCase<AddChild>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<CorrectChildResponse> CorrectChild(CorrectChildRequest request, ServerCallContext call) =>
        call.UseCase<CorrectChild>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<SetCarerAddressResponse> SetCarerAddress(SetCarerAddressRequest request, ServerCallContext call) =>
        call.UseCase<SetCarerAddress>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RevealCarerAddressResponse> RevealCarerAddress(RevealCarerAddressRequest request, ServerCallContext call) =>
        call.UseCase<RevealCarerAddress>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<StartViabilityResponse> StartViability(StartViabilityRequest request, ServerCallContext call) =>
        call.UseCase<StartViability>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordViabilityVisitResponse> RecordViabilityVisit(RecordViabilityVisitRequest request, ServerCallContext call) =>
        call.UseCase<RecordViabilityVisit>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<DecideViabilityResponse> DecideViability(DecideViabilityRequest request, ServerCallContext call) =>
        call.UseCase<DecideViability>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ChallengeViabilityResponse> ChallengeViability(ChallengeViabilityRequest request, ServerCallContext call) =>
        call.UseCase<ChallengeViability>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ChooseRouteResponse> ChooseRoute(ChooseRouteRequest request, ServerCallContext call) =>
        call.UseCase<ChooseRoute>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordScheduleFourMatterResponse> RecordScheduleFourMatter(RecordScheduleFourMatterRequest request, ServerCallContext call) =>
        call.UseCase<RecordScheduleFourMatter>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordChildViewResponse> RecordChildView(RecordChildViewRequest request, ServerCallContext call) =>
        call.UseCase<RecordChildView>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordProfessionalViewResponse> RecordProfessionalView(RecordProfessionalViewRequest request, ServerCallContext call) =>
        call.UseCase<RecordProfessionalView>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordIroInformedResponse> RecordIroInformed(RecordIroInformedRequest request, ServerCallContext call) =>
        call.UseCase<RecordIroInformed>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ApproveTemporarilyResponse> ApproveTemporarily(ApproveTemporarilyRequest request, ServerCallContext call) =>
        call.UseCase<ApproveTemporarily>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<DeclineTemporaryApprovalResponse> DeclineTemporaryApproval(DeclineTemporaryApprovalRequest request, ServerCallContext call) =>
        call.UseCase<DeclineTemporaryApproval>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ExtendTemporaryApprovalResponse> ExtendTemporaryApproval(ExtendTemporaryApprovalRequest request, ServerCallContext call) =>
        call.UseCase<ExtendTemporaryApproval>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<EndPlacementResponse> EndPlacement(EndPlacementRequest request, ServerCallContext call) =>
        call.UseCase<EndPlacement>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<CompleteStageOneResponse> CompleteStageOne(CompleteStageOneRequest request, ServerCallContext call) =>
        call.UseCase<CompleteStageOne>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<DeclineAtStageOneResponse> DeclineAtStageOne(DeclineAtStageOneRequest request, ServerCallContext call) =>
        call.UseCase<DeclineAtStageOne>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<BeginStageTwoResponse> BeginStageTwo(BeginStageTwoRequest request, ServerCallContext call) =>
        call.UseCase<BeginStageTwo>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordMidpointReviewResponse> RecordMidpointReview(RecordMidpointReviewRequest request, ServerCallContext call) =>
        call.UseCase<RecordMidpointReview>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordDraftReportResponse> RecordDraftReport(RecordDraftReportRequest request, ServerCallContext call) =>
        call.UseCase<RecordDraftReport>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ShareReportResponse> ShareReport(ShareReportRequest request, ServerCallContext call) =>
        call.UseCase<ShareReport>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordApplicantCommentsResponse> RecordApplicantComments(RecordApplicantCommentsRequest request, ServerCallContext call) =>
        call.UseCase<RecordApplicantComments>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ListForPanelResponse> ListForPanel(ListForPanelRequest request, ServerCallContext call) =>
        call.UseCase<ListForPanel>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordPanelResponse> RecordPanel(RecordPanelRequest request, ServerCallContext call) =>
        call.UseCase<RecordPanel>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordMinutesSentResponse> RecordMinutesSent(RecordMinutesSentRequest request, ServerCallContext call) =>
        call.UseCase<RecordMinutesSent>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<DecideResponse> Decide(DecideRequest request, ServerCallContext call) =>
        call.UseCase<Decide>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordNoticeResponse> RecordNotice(RecordNoticeRequest request, ServerCallContext call) =>
        call.UseCase<RecordNotice>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<MakeRepresentationsResponse> MakeRepresentations(MakeRepresentationsRequest request, ServerCallContext call) =>
        call.UseCase<MakeRepresentations>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<SeekIndependentReviewResponse> SeekIndependentReview(SeekIndependentReviewRequest request, ServerCallContext call) =>
        call.UseCase<SeekIndependentReview>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordReviewPapersSentResponse> RecordReviewPapersSent(RecordReviewPapersSentRequest request, ServerCallContext call) =>
        call.UseCase<RecordReviewPapersSent>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordReviewOutcomeResponse> RecordReviewOutcome(RecordReviewOutcomeRequest request, ServerCallContext call) =>
        call.UseCase<RecordReviewOutcome>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordWithdrawalResponse> RecordWithdrawal(RecordWithdrawalRequest request, ServerCallContext call) =>
        call.UseCase<RecordWithdrawal>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordChildMovedResponse> RecordChildMoved(RecordChildMovedRequest request, ServerCallContext call) =>
        call.UseCase<RecordChildMoved>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordGuardianshipNoticeResponse> RecordGuardianshipNotice(RecordGuardianshipNoticeRequest request, ServerCallContext call) =>
        call.UseCase<RecordGuardianshipNotice>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<FileGuardianshipReportResponse> FileGuardianshipReport(FileGuardianshipReportRequest request, ServerCallContext call) =>
        call.UseCase<FileGuardianshipReport>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordOrderResponse> RecordOrder(RecordOrderRequest request, ServerCallContext call) =>
        call.UseCase<RecordOrder>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordCheckConsentResponse> RecordCheckConsent(RecordCheckConsentRequest request, ServerCallContext call) =>
        call.UseCase<RecordCheckConsent>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RequestCheckResponse> RequestCheck(RequestCheckRequest request, ServerCallContext call) =>
        call.UseCase<RequestCheck>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordDbsStageResponse> RecordDbsStage(RecordDbsStageRequest request, ServerCallContext call) =>
        call.UseCase<RecordDbsStage>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordPoliceCheckStageResponse> RecordPoliceCheckStage(RecordPoliceCheckStageRequest request, ServerCallContext call) =>
        call.UseCase<RecordPoliceCheckStage>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordCheckResultResponse> RecordCheckResult(RecordCheckResultRequest request, ServerCallContext call) =>
        call.UseCase<RecordCheckResult>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ChaseCheckResponse> ChaseCheck(ChaseCheckRequest request, ServerCallContext call) =>
        call.UseCase<ChaseCheck>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<EscalateCheckResponse> EscalateCheck(EscalateCheckRequest request, ServerCallContext call) =>
        call.UseCase<EscalateCheck>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecommendDisclosureResponse> RecommendDisclosure(RecommendDisclosureRequest request, ServerCallContext call) =>
        call.UseCase<RecommendDisclosure>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<DecideDisclosureResponse> DecideDisclosure(DecideDisclosureRequest request, ServerCallContext call) =>
        call.UseCase<DecideDisclosure>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<WithdrawCheckResponse> WithdrawCheck(WithdrawCheckRequest request, ServerCallContext call) =>
        call.UseCase<WithdrawCheck>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<WaiveCheckResponse> WaiveCheck(WaiveCheckRequest request, ServerCallContext call) =>
        call.UseCase<WaiveCheck>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RevealCheckContentResponse> RevealCheckContent(RevealCheckContentRequest request, ServerCallContext call) =>
        call.UseCase<RevealCheckContent>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<SetSupportPlanResponse> SetSupportPlan(SetSupportPlanRequest request, ServerCallContext call) =>
        call.UseCase<SetSupportPlan>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordHousingNeedResponse> RecordHousingNeed(RecordHousingNeedRequest request, ServerCallContext call) =>
        call.UseCase<RecordHousingNeed>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RequestEdgeOfCareSupportResponse> RequestEdgeOfCareSupport(RequestEdgeOfCareSupportRequest request, ServerCallContext call) =>
        call.UseCase<RequestEdgeOfCareSupport>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RequestConferenceResponse> RequestConference(RequestConferenceRequest request, ServerCallContext call) =>
        call.UseCase<RequestConference>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<PlaceChildrenResponse> PlaceChildren(PlaceChildrenRequest request, ServerCallContext call) =>
        call.UseCase<PlaceChildren>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordPlacementPlanResponse> RecordPlacementPlan(RecordPlacementPlanRequest request, ServerCallContext call) =>
        call.UseCase<RecordPlacementPlan>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordVisitResponse> RecordVisit(RecordVisitRequest request, ServerCallContext call) =>
        call.UseCase<RecordVisit>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordReviewResponse> RecordReview(RecordReviewRequest request, ServerCallContext call) =>
        call.UseCase<RecordReview>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<AdjournReviewResponse> AdjournReview(AdjournReviewRequest request, ServerCallContext call) =>
        call.UseCase<AdjournReview>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordHealthAssessmentResponse> RecordHealthAssessment(RecordHealthAssessmentRequest request, ServerCallContext call) =>
        call.UseCase<RecordHealthAssessment>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordNotificationResponse> RecordNotification(RecordNotificationRequest request, ServerCallContext call) =>
        call.UseCase<RecordNotification>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<CloseCaseResponse> CloseCase(CloseCaseRequest request, ServerCallContext call) =>
        call.UseCase<CloseCase>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<GetCaseResponse> GetCase(GetCaseRequest request, ServerCallContext call) =>
        call.UseCase<GetCase>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<GetHelpResponse> GetHelp(GetHelpRequest request, ServerCallContext call) =>
        call.UseCase<GetHelp>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ListCasesResponse> ListCases(ListCasesRequest request, ServerCallContext call) =>
        call.UseCase<ListCases>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ListWorklistResponse> ListWorklist(ListWorklistRequest request, ServerCallContext call) =>
        call.UseCase<ListWorklist>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<GetTimetableResponse> GetTimetable(GetTimetableRequest request, ServerCallContext call) =>
        call.UseCase<GetTimetable>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ListForecastsResponse> ListForecasts(ListForecastsRequest request, ServerCallContext call) =>
        call.UseCase<ListForecasts>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ListRevealsResponse> ListReveals(ListRevealsRequest request, ServerCallContext call) =>
        call.UseCase<ListReveals>().Handle(request, call.Caller(), call.CancellationToken);
}
