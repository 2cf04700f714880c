using Grpc.Core;
using Suite.FosteringRecruitment.Reads;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Api;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>Every RPC on applications and the use case behind it; who may call it stands in <see cref="RpcRoles"/>.</summary>
sealed class ApplicationGrpc : ApplicationService.ApplicationServiceBase
{
    public override Task<ReceiveApplicationResponse> ReceiveApplication(ReceiveApplicationRequest request, ServerCallContext call) =>
        call.UseCase<ReceiveApplication>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<OpenStageOneResponse> OpenStageOne(OpenStageOneRequest request, ServerCallContext call) =>
        call.UseCase<OpenStageOne>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RejectAtEntryResponse> RejectAtEntry(RejectAtEntryRequest request, ServerCallContext call) =>
        call.UseCase<RejectAtEntry>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<BeginStageTwoResponse> BeginStageTwo(BeginStageTwoRequest request, ServerCallContext call) =>
        call.UseCase<BeginStageTwo>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<DeclineAtStageOneResponse> DeclineAtStageOne(DeclineAtStageOneRequest request, ServerCallContext call) =>
        call.UseCase<DeclineAtStageOne>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ShareReportResponse> ShareReport(ShareReportRequest request, ServerCallContext call) =>
        call.UseCase<ShareReport>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordApplicantCommentsResponse> RecordApplicantComments(RecordApplicantCommentsRequest request, ServerCallContext call) =>
        call.UseCase<RecordApplicantComments>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ListForPanelResponse> ListForPanel(ListForPanelRequest request, ServerCallContext call) =>
        call.UseCase<ListForPanel>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordPanelRecommendationResponse> RecordPanelRecommendation(RecordPanelRecommendationRequest request, ServerCallContext call) =>
        call.UseCase<RecordPanelRecommendation>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ReturnToStageTwoResponse> ReturnToStageTwo(ReturnToStageTwoRequest request, ServerCallContext call) =>
        call.UseCase<ReturnToStageTwo>().Handle(request, call.Caller(), call.CancellationToken);

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

    public override Task<WithdrawApplicationResponse> WithdrawApplication(WithdrawApplicationRequest request, ServerCallContext call) =>
        call.UseCase<WithdrawApplication>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<PutApplicationOnHoldResponse> PutApplicationOnHold(PutApplicationOnHoldRequest request, ServerCallContext call) =>
        call.UseCase<PutApplicationOnHold>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ResumeApplicationResponse> ResumeApplication(ResumeApplicationRequest request, ServerCallContext call) =>
        call.UseCase<ResumeApplication>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<AllocateApplicationResponse> AllocateApplication(AllocateApplicationRequest request, ServerCallContext call) =>
        call.UseCase<AllocateApplication>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<SetApplicationRestrictionResponse> SetApplicationRestriction(SetApplicationRestrictionRequest request, ServerCallContext call) =>
        call.UseCase<SetApplicationRestriction>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<FinishHistoricApplicationResponse> FinishHistoricApplication(FinishHistoricApplicationRequest request, ServerCallContext call) =>
        call.UseCase<FinishHistoricApplication>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<GetApplicationResponse> GetApplication(GetApplicationRequest request, ServerCallContext call) =>
        call.UseCase<GetApplication>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ListApplicationsResponse> ListApplications(ListApplicationsRequest request, ServerCallContext call) =>
        call.UseCase<ListApplications>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ListApplicationRevealsResponse> ListApplicationReveals(ListApplicationRevealsRequest request, ServerCallContext call) =>
        call.UseCase<ListApplicationReveals>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<AddApplicationPersonResponse> AddApplicationPerson(AddApplicationPersonRequest request, ServerCallContext call) =>
        call.UseCase<AddApplicationPerson>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<CorrectApplicationPersonResponse> CorrectApplicationPerson(CorrectApplicationPersonRequest request, ServerCallContext call) =>
        call.UseCase<CorrectApplicationPerson>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordApplicationPersonLeftResponse> RecordApplicationPersonLeft(RecordApplicationPersonLeftRequest request, ServerCallContext call) =>
        call.UseCase<RecordApplicationPersonLeft>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordAddressesResponse> RecordAddresses(RecordAddressesRequest request, ServerCallContext call) =>
        call.UseCase<RecordAddresses>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RevealApplicantAddressesResponse> RevealApplicantAddresses(RevealApplicantAddressesRequest request, ServerCallContext call) =>
        call.UseCase<RevealApplicantAddresses>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordHomeParticularsResponse> RecordHomeParticulars(RecordHomeParticularsRequest request, ServerCallContext call) =>
        call.UseCase<RecordHomeParticulars>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordRefereeInterviewResponse> RecordRefereeInterview(RecordRefereeInterviewRequest request, ServerCallContext call) =>
        call.UseCase<RecordRefereeInterview>().Handle(request, call.Caller(), call.CancellationToken);

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
}
