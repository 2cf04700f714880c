using Grpc.Core;
using Suite.FamilyGroupConferences.Conferences.Preparation;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Api;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>What the coordinator prepares with the family.</summary>
sealed partial class ConferenceGrpc
{
    public override Task<RecordBaselineResponse> RecordBaseline(RecordBaselineRequest request, ServerCallContext call) =>
        call.UseCase<RecordBaseline>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordConsentResponse> RecordConsent(RecordConsentRequest request, ServerCallContext call) =>
        call.UseCase<RecordConsent>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<BeginPreparationResponse> BeginPreparation(BeginPreparationRequest request, ServerCallContext call) =>
        call.UseCase<BeginPreparation>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordFamilyDeclinedResponse> RecordFamilyDeclined(RecordFamilyDeclinedRequest request, ServerCallContext call) =>
        call.UseCase<RecordFamilyDeclined>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordPreparationResponse> RecordPreparation(RecordPreparationRequest request, ServerCallContext call) =>
        call.UseCase<RecordPreparation>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordChildViewsResponse> RecordChildViews(RecordChildViewsRequest request, ServerCallContext call) =>
        call.UseCase<RecordChildViews>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<SetSafetyPlanResponse> SetSafetyPlan(SetSafetyPlanRequest request, ServerCallContext call) =>
        call.UseCase<SetSafetyPlan>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ExcludeParticipantResponse> ExcludeParticipant(ExcludeParticipantRequest request, ServerCallContext call) =>
        call.UseCase<ExcludeParticipant>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<LiftExclusionResponse> LiftExclusion(LiftExclusionRequest request, ServerCallContext call) =>
        call.UseCase<LiftExclusion>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ArrangeAdvocateResponse> ArrangeAdvocate(ArrangeAdvocateRequest request, ServerCallContext call) =>
        call.UseCase<ArrangeAdvocate>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ArrangeInterpreterResponse> ArrangeInterpreter(ArrangeInterpreterRequest request, ServerCallContext call) =>
        call.UseCase<ArrangeInterpreter>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordPaternalFamilyResponse> RecordPaternalFamily(RecordPaternalFamilyRequest request, ServerCallContext call) =>
        call.UseCase<RecordPaternalFamily>().Handle(request, call.Caller(), call.CancellationToken);
}
