using Grpc.Core;
using Suite.FosteringRecruitment.Reads;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Api;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Panels;

/// <summary>Every RPC on panels and the use case behind it.</summary>
sealed class PanelGrpc : PanelService.PanelServiceBase
{
    public override Task<SchedulePanelResponse> SchedulePanel(SchedulePanelRequest request, ServerCallContext call) =>
        call.UseCase<SchedulePanel>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<SetPanelMembersResponse> SetPanelMembers(SetPanelMembersRequest request, ServerCallContext call) =>
        call.UseCase<SetPanelMembers>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<DeclareConflictResponse> DeclareConflict(DeclareConflictRequest request, ServerCallContext call) =>
        call.UseCase<DeclareConflict>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordPapersSentResponse> RecordPapersSent(RecordPapersSentRequest request, ServerCallContext call) =>
        call.UseCase<RecordPapersSent>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordPanelHeldResponse> RecordPanelHeld(RecordPanelHeldRequest request, ServerCallContext call) =>
        call.UseCase<RecordPanelHeld>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<CancelPanelResponse> CancelPanel(CancelPanelRequest request, ServerCallContext call) =>
        call.UseCase<CancelPanel>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<GetPanelResponse> GetPanel(GetPanelRequest request, ServerCallContext call) =>
        call.UseCase<GetPanel>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ListPanelsResponse> ListPanels(ListPanelsRequest request, ServerCallContext call) =>
        call.UseCase<ListPanels>().Handle(request, call.Caller(), call.CancellationToken);
}
