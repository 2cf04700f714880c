using Grpc.Core;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Api;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

sealed partial class ConferenceGrpc
{
    public override Task<AddConferenceChildResponse> AddConferenceChild(AddConferenceChildRequest request, ServerCallContext call) =>
        call.UseCase<AddConferenceChild>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<CorrectConferenceChildResponse> CorrectConferenceChild(CorrectConferenceChildRequest request, ServerCallContext call) =>
        call.UseCase<CorrectConferenceChild>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<AddParticipantResponse> AddParticipant(AddParticipantRequest request, ServerCallContext call) =>
        call.UseCase<AddParticipant>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<CorrectParticipantResponse> CorrectParticipant(CorrectParticipantRequest request, ServerCallContext call) =>
        call.UseCase<CorrectParticipant>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordParticipantLeftResponse> RecordParticipantLeft(RecordParticipantLeftRequest request, ServerCallContext call) =>
        call.UseCase<RecordParticipantLeft>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordInvolvementResponse> RecordInvolvement(RecordInvolvementRequest request, ServerCallContext call) =>
        call.UseCase<RecordInvolvement>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<EndInvolvementResponse> EndInvolvement(EndInvolvementRequest request, ServerCallContext call) =>
        call.UseCase<EndInvolvement>().Handle(request, call.Caller(), call.CancellationToken);
}
