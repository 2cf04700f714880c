using Grpc.Core;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Api;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>Plan, outcomes, feedback and endings.</summary>
sealed partial class ConferenceGrpc
{
    public override Task<RecordPlanResponse> RecordPlan(RecordPlanRequest request, ServerCallContext call) =>
        call.UseCase<RecordPlan>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordNoPlanResponse> RecordNoPlan(RecordNoPlanRequest request, ServerCallContext call) =>
        call.UseCase<RecordNoPlan>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<AnswerPlanResponse> AnswerPlan(AnswerPlanRequest request, ServerCallContext call) =>
        call.UseCase<AnswerPlan>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordActionProgressResponse> RecordActionProgress(RecordActionProgressRequest request, ServerCallContext call) =>
        call.UseCase<RecordActionProgress>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RaisePlanConcernResponse> RaisePlanConcern(RaisePlanConcernRequest request, ServerCallContext call) =>
        call.UseCase<RaisePlanConcern>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<DecideCareRiskResponse> DecideCareRisk(DecideCareRiskRequest request, ServerCallContext call) =>
        call.UseCase<DecideCareRisk>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<CorrectCareRiskResponse> CorrectCareRisk(CorrectCareRiskRequest request, ServerCallContext call) =>
        call.UseCase<CorrectCareRisk>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordLookedAfterResponse> RecordLookedAfter(RecordLookedAfterRequest request, ServerCallContext call) =>
        call.UseCase<RecordLookedAfter>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordLookedAfterEndedResponse> RecordLookedAfterEnded(RecordLookedAfterEndedRequest request, ServerCallContext call) =>
        call.UseCase<RecordLookedAfterEnded>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordOutcomeReviewResponse> RecordOutcomeReview(RecordOutcomeReviewRequest request, ServerCallContext call) =>
        call.UseCase<RecordOutcomeReview>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordFeedbackResponse> RecordFeedback(RecordFeedbackRequest request, ServerCallContext call) =>
        call.UseCase<RecordFeedback>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordNoFeedbackResponse> RecordNoFeedback(RecordNoFeedbackRequest request, ServerCallContext call) =>
        call.UseCase<RecordNoFeedback>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ChooseThemesResponse> ChooseThemes(ChooseThemesRequest request, ServerCallContext call) =>
        call.UseCase<ChooseThemes>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ListCommentsResponse> ListComments(ListCommentsRequest request, ServerCallContext call) =>
        call.UseCase<ListComments>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<StandDownResponse> StandDown(StandDownRequest request, ServerCallContext call) =>
        call.UseCase<StandDown>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordSharingResponse> RecordSharing(RecordSharingRequest request, ServerCallContext call) =>
        call.UseCase<RecordSharing>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<CloseConferenceResponse> CloseConference(CloseConferenceRequest request, ServerCallContext call) =>
        call.UseCase<CloseConference>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<GetConferenceOutcomeResponse> GetConferenceOutcome(GetConferenceOutcomeRequest request, ServerCallContext call) =>
        call.UseCase<GetConferenceOutcome>().Handle(request, call.Caller(), call.CancellationToken);
}
