using Grpc.Core;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Api;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>From the placement with parents on: every RPC and the use case behind it.</summary>
sealed partial class ReunificationGrpc
{
    public override Task<RecordPlacementPlanResponse> RecordPlacementPlan(RecordPlacementPlanRequest request, ServerCallContext call) =>
        call.UseCase<RecordPlacementPlan>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ApprovePlacementWithParentsResponse> ApprovePlacementWithParents(ApprovePlacementWithParentsRequest request, ServerCallContext call) =>
        call.UseCase<ApprovePlacementWithParents>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<PlaceImmediatelyResponse> PlaceImmediately(PlaceImmediatelyRequest request, ServerCallContext call) =>
        call.UseCase<PlaceImmediately>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ConfirmImmediatePlacementResponse> ConfirmImmediatePlacement(ConfirmImmediatePlacementRequest request, ServerCallContext call) =>
        call.UseCase<ConfirmImmediatePlacement>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<EndImmediatePlacementResponse> EndImmediatePlacement(EndImmediatePlacementRequest request, ServerCallContext call) =>
        call.UseCase<EndImmediatePlacement>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<InformSchoolAndHealthResponse> InformSchoolAndHealth(InformSchoolAndHealthRequest request, ServerCallContext call) =>
        call.UseCase<InformSchoolAndHealth>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordReturnResponse> RecordReturn(RecordReturnRequest request, ServerCallContext call) =>
        call.UseCase<RecordReturn>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordMonitoringVisitResponse> RecordMonitoringVisit(RecordMonitoringVisitRequest request, ServerCallContext call) =>
        call.UseCase<RecordMonitoringVisit>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordCareReviewResponse> RecordCareReview(RecordCareReviewRequest request, ServerCallContext call) =>
        call.UseCase<RecordCareReview>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordLegalStatusResponse> RecordLegalStatus(RecordLegalStatusRequest request, ServerCallContext call) =>
        call.UseCase<RecordLegalStatus>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordContactOrderResponse> RecordContactOrder(RecordContactOrderRequest request, ServerCallContext call) =>
        call.UseCase<RecordContactOrder>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<EndContactOrderResponse> EndContactOrder(EndContactOrderRequest request, ServerCallContext call) =>
        call.UseCase<EndContactOrder>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordReEntryResponse> RecordReEntry(RecordReEntryRequest request, ServerCallContext call) =>
        call.UseCase<RecordReEntry>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordReturnReviewResponse> RecordReturnReview(RecordReturnReviewRequest request, ServerCallContext call) =>
        call.UseCase<RecordReturnReview>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ConsolidateReturnResponse> ConsolidateReturn(ConsolidateReturnRequest request, ServerCallContext call) =>
        call.UseCase<ConsolidateReturn>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<StepDownReturnResponse> StepDownReturn(StepDownReturnRequest request, ServerCallContext call) =>
        call.UseCase<StepDownReturn>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<CloseReunificationResponse> CloseReunification(CloseReunificationRequest request, ServerCallContext call) =>
        call.UseCase<CloseReunification>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<FinishHistoricReunificationResponse> FinishHistoricReunification(FinishHistoricReunificationRequest request, ServerCallContext call) =>
        call.UseCase<FinishHistoricReunification>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<GetReunificationResponse> GetReunification(GetReunificationRequest request, ServerCallContext call) =>
        call.UseCase<GetReunification>().Handle(request, call.Caller(), call.CancellationToken);
}
