using Grpc.Core;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Api;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>Every RPC of reunifications and the use case behind it; who may call it stands in <see cref="RpcRoles"/>.</summary>
sealed partial class ReunificationGrpc : ReunificationService.ReunificationServiceBase
{
    public override Task<ConsiderReunificationResponse> ConsiderReunification(ConsiderReunificationRequest request, ServerCallContext call) =>
        call.UseCase<ConsiderReunification>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<CorrectReunificationChildResponse> CorrectReunificationChild(CorrectReunificationChildRequest request, ServerCallContext call) =>
        call.UseCase<CorrectReunificationChild>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ConsiderAgainResponse> ConsiderAgain(ConsiderAgainRequest request, ServerCallContext call) =>
        call.UseCase<ConsiderAgain>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<DecideNotNowResponse> DecideNotNow(DecideNotNowRequest request, ServerCallContext call) =>
        call.UseCase<DecideNotNow>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<StartParentAssessmentResponse> StartParentAssessment(StartParentAssessmentRequest request, ServerCallContext call) =>
        call.UseCase<StartParentAssessment>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<AddReunificationPersonResponse> AddReunificationPerson(AddReunificationPersonRequest request, ServerCallContext call) =>
        call.UseCase<AddReunificationPerson>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<CorrectReunificationPersonResponse> CorrectReunificationPerson(CorrectReunificationPersonRequest request, ServerCallContext call) =>
        call.UseCase<CorrectReunificationPerson>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordReunificationPersonLeftResponse> RecordReunificationPersonLeft(RecordReunificationPersonLeftRequest request, ServerCallContext call) =>
        call.UseCase<RecordReunificationPersonLeft>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RequestSuitabilityCheckResponse> RequestSuitabilityCheck(RequestSuitabilityCheckRequest request, ServerCallContext call) =>
        call.UseCase<RequestSuitabilityCheck>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordSuitabilityCheckResultResponse> RecordSuitabilityCheckResult(RecordSuitabilityCheckResultRequest request, ServerCallContext call) =>
        call.UseCase<RecordSuitabilityCheckResult>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<DecideSuitabilityCheckResponse> DecideSuitabilityCheck(DecideSuitabilityCheckRequest request, ServerCallContext call) =>
        call.UseCase<DecideSuitabilityCheck>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordScheduleThreeMatterResponse> RecordScheduleThreeMatter(RecordScheduleThreeMatterRequest request, ServerCallContext call) =>
        call.UseCase<RecordScheduleThreeMatter>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<CompleteParentAssessmentResponse> CompleteParentAssessment(CompleteParentAssessmentRequest request, ServerCallContext call) =>
        call.UseCase<CompleteParentAssessment>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ClassifyReturnRiskResponse> ClassifyReturnRisk(ClassifyReturnRiskRequest request, ServerCallContext call) =>
        call.UseCase<ClassifyReturnRisk>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordChildsViewResponse> RecordChildsView(RecordChildsViewRequest request, ServerCallContext call) =>
        call.UseCase<RecordChildsView>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordIroViewResponse> RecordIroView(RecordIroViewRequest request, ServerCallContext call) =>
        call.UseCase<RecordIroView>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<AgreeReturnPlanResponse> AgreeReturnPlan(AgreeReturnPlanRequest request, ServerCallContext call) =>
        call.UseCase<AgreeReturnPlan>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<IncreaseContactResponse> IncreaseContact(IncreaseContactRequest request, ServerCallContext call) =>
        call.UseCase<IncreaseContact>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordProgressReviewResponse> RecordProgressReview(RecordProgressReviewRequest request, ServerCallContext call) =>
        call.UseCase<RecordProgressReview>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<StartOvernightStaysResponse> StartOvernightStays(StartOvernightStaysRequest request, ServerCallContext call) =>
        call.UseCase<StartOvernightStays>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordOvernightStayResponse> RecordOvernightStay(RecordOvernightStayRequest request, ServerCallContext call) =>
        call.UseCase<RecordOvernightStay>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<StartPhasedReturnResponse> StartPhasedReturn(StartPhasedReturnRequest request, ServerCallContext call) =>
        call.UseCase<StartPhasedReturn>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<PauseReunificationResponse> PauseReunification(PauseReunificationRequest request, ServerCallContext call) =>
        call.UseCase<PauseReunification>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ResumeReunificationResponse> ResumeReunification(ResumeReunificationRequest request, ServerCallContext call) =>
        call.UseCase<ResumeReunification>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<MarkNotSafeResponse> MarkNotSafe(MarkNotSafeRequest request, ServerCallContext call) =>
        call.UseCase<MarkNotSafe>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<AllocateReunificationResponse> AllocateReunification(AllocateReunificationRequest request, ServerCallContext call) =>
        call.UseCase<AllocateReunification>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<SetReunificationRestrictionResponse> SetReunificationRestriction(SetReunificationRestrictionRequest request, ServerCallContext call) =>
        call.UseCase<SetReunificationRestriction>().Handle(request, call.Caller(), call.CancellationToken);
}
