using Grpc.Core;
using Suite.FosteringRecruitment.Reads;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Api;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>RPCs on applications from receipt to what follows a decision, and the use case behind each.</summary>
sealed partial class ApplicationGrpc : ApplicationService.ApplicationServiceBase
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
}
