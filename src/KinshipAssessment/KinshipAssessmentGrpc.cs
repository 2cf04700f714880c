using Grpc.Core;
using Suite.KinshipAssessment.Care;
using Suite.KinshipAssessment.Reads;
using Suite.KinshipAssessment.Support;
using Suite.KinshipAssessment.Views;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Api;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment;

/// <summary>Every RPC and the use case behind it; who may call it stands in <see cref="RpcRoles"/>.</summary>
sealed class KinshipAssessmentGrpc : KinshipAssessmentService.KinshipAssessmentServiceBase
{
    public override Task<RecordScheduleFourMatterResponse> RecordScheduleFourMatter(RecordScheduleFourMatterRequest request, ServerCallContext call) =>
        call.UseCase<RecordScheduleFourMatter>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordChildViewResponse> RecordChildView(RecordChildViewRequest request, ServerCallContext call) =>
        call.UseCase<RecordChildView>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordProfessionalViewResponse> RecordProfessionalView(RecordProfessionalViewRequest request, ServerCallContext call) =>
        call.UseCase<RecordProfessionalView>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordIroInformedResponse> RecordIroInformed(RecordIroInformedRequest request, ServerCallContext call) =>
        call.UseCase<RecordIroInformed>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<SetSupportPlanResponse> SetSupportPlan(SetSupportPlanRequest request, ServerCallContext call) =>
        call.UseCase<SetSupportPlan>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordHousingNeedResponse> RecordHousingNeed(RecordHousingNeedRequest request, ServerCallContext call) =>
        call.UseCase<RecordHousingNeed>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordPlacementPlanResponse> RecordPlacementPlan(RecordPlacementPlanRequest request, ServerCallContext call) =>
        call.UseCase<RecordPlacementPlan>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordVisitResponse> RecordVisit(RecordVisitRequest request, ServerCallContext call) =>
        call.UseCase<RecordVisit>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordReviewResponse> RecordReview(RecordReviewRequest request, ServerCallContext call) =>
        call.UseCase<RecordReview>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<AdjournReviewResponse> AdjournReview(AdjournReviewRequest request, ServerCallContext call) =>
        call.UseCase<AdjournReview>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordHealthAssessmentResponse> RecordHealthAssessment(RecordHealthAssessmentRequest request, ServerCallContext call) =>
        call.UseCase<RecordHealthAssessment>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordNotificationResponse> RecordNotification(RecordNotificationRequest request, ServerCallContext call) =>
        call.UseCase<RecordNotification>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<GetCaseResponse> GetCase(GetCaseRequest request, ServerCallContext call) =>
        call.UseCase<GetCase>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ListCasesResponse> ListCases(ListCasesRequest request, ServerCallContext call) =>
        call.UseCase<ListCases>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ListWorklistResponse> ListWorklist(ListWorklistRequest request, ServerCallContext call) =>
        call.UseCase<ListWorklist>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<GetTimetableResponse> GetTimetable(GetTimetableRequest request, ServerCallContext call) =>
        call.UseCase<GetTimetable>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ListForecastsResponse> ListForecasts(ListForecastsRequest request, ServerCallContext call) =>
        call.UseCase<ListForecasts>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ListRevealsResponse> ListReveals(ListRevealsRequest request, ServerCallContext call) =>
        call.UseCase<ListReveals>().Handle(request, call.Caller(), call.CancellationToken);
}
