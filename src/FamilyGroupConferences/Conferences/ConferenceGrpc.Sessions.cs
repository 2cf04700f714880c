using Grpc.Core;
using Suite.FamilyGroupConferences.Conferences.Sessions;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Api;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>The conference and its reviews.</summary>
sealed partial class ConferenceGrpc
{
    public override Task<ScheduleSessionResponse> ScheduleSession(ScheduleSessionRequest request, ServerCallContext call) =>
        call.UseCase<ScheduleSession>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<PostponeSessionResponse> PostponeSession(PostponeSessionRequest request, ServerCallContext call) =>
        call.UseCase<PostponeSession>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<CancelSessionResponse> CancelSession(CancelSessionRequest request, ServerCallContext call) =>
        call.UseCase<CancelSession>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordConferenceHeldResponse> RecordConferenceHeld(RecordConferenceHeldRequest request, ServerCallContext call) =>
        call.UseCase<RecordConferenceHeld>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordReviewHeldResponse> RecordReviewHeld(RecordReviewHeldRequest request, ServerCallContext call) =>
        call.UseCase<RecordReviewHeld>().Handle(request, call.Caller(), call.CancellationToken);
}
