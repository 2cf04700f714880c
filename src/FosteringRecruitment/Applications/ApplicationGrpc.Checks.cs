using Grpc.Core;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Api;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>People, home and checks; one line per RPC.</summary>
sealed partial class ApplicationGrpc : ApplicationService.ApplicationServiceBase
{
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
