using Grpc.Core;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Api;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Episodes;

sealed partial class EpisodeGrpc
{
    public override Task<PlanInterventionResponse> PlanIntervention(PlanInterventionRequest request, ServerCallContext call) =>
        call.UseCase<PlanIntervention>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordSessionsResponse> RecordSessions(RecordSessionsRequest request, ServerCallContext call) =>
        call.UseCase<RecordSessions>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<WithdrawSessionResponse> WithdrawSession(WithdrawSessionRequest request, ServerCallContext call) =>
        call.UseCase<WithdrawSession>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<EndInterventionResponse> EndIntervention(EndInterventionRequest request, ServerCallContext call) =>
        call.UseCase<EndIntervention>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<SetGoalResponse> SetGoal(SetGoalRequest request, ServerCallContext call) =>
        call.UseCase<SetGoal>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ScoreGoalResponse> ScoreGoal(ScoreGoalRequest request, ServerCallContext call) =>
        call.UseCase<ScoreGoal>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<CloseGoalResponse> CloseGoal(CloseGoalRequest request, ServerCallContext call) =>
        call.UseCase<CloseGoal>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<StartActiveWorkResponse> StartActiveWork(StartActiveWorkRequest request, ServerCallContext call) =>
        call.UseCase<StartActiveWork>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<StepDownEpisodeResponse> StepDownEpisode(StepDownEpisodeRequest request, ServerCallContext call) =>
        call.UseCase<StepDownEpisode>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<CloseEpisodeResponse> CloseEpisode(CloseEpisodeRequest request, ServerCallContext call) =>
        call.UseCase<CloseEpisode>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordOutcomeReviewResponse> RecordOutcomeReview(RecordOutcomeReviewRequest request, ServerCallContext call) =>
        call.UseCase<RecordOutcomeReview>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RequestConferenceResponse> RequestConference(RequestConferenceRequest request, ServerCallContext call) =>
        call.UseCase<RequestConference>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<GetEpisodeConferenceResponse> GetEpisodeConference(GetEpisodeConferenceRequest request, ServerCallContext call) =>
        call.UseCase<GetEpisodeConference>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordSharingAgreementResponse> RecordSharingAgreement(RecordSharingAgreementRequest request, ServerCallContext call) =>
        call.UseCase<RecordSharingAgreement>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<WithdrawSharingAgreementResponse> WithdrawSharingAgreement(WithdrawSharingAgreementRequest request, ServerCallContext call) =>
        call.UseCase<WithdrawSharingAgreement>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordInformationSharedResponse> RecordInformationShared(RecordInformationSharedRequest request, ServerCallContext call) =>
        call.UseCase<RecordInformationShared>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<GetEpisodeResponse> GetEpisode(GetEpisodeRequest request, ServerCallContext call) =>
        call.UseCase<GetEpisode>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<GetHelpResponse> GetHelp(GetHelpRequest request, ServerCallContext call) =>
        call.UseCase<GetHelp>().Handle(request, call.Caller(), call.CancellationToken);
}
