using Grpc.Core;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Api;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Episodes;

/// <summary>Every RPC about episodes and the use case behind it; here the referral, the panel, care risk, days looked after and access.</summary>
sealed partial class EpisodeGrpc : EpisodeService.EpisodeServiceBase
{
    public override Task<ReferChildResponse> ReferChild(ReferChildRequest request, ServerCallContext call) =>
        call.UseCase<ReferChild>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<CorrectEpisodeChildResponse> CorrectEpisodeChild(CorrectEpisodeChildRequest request, ServerCallContext call) =>
        call.UseCase<CorrectEpisodeChild>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<SetInvolvedWorkersResponse> SetInvolvedWorkers(SetInvolvedWorkersRequest request, ServerCallContext call) =>
        call.UseCase<SetInvolvedWorkers>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<SendToPanelResponse> SendToPanel(SendToPanelRequest request, ServerCallContext call) =>
        call.UseCase<SendToPanel>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordEpisodePanelDecisionResponse> RecordEpisodePanelDecision(RecordEpisodePanelDecisionRequest request, ServerCallContext call) =>
        call.UseCase<RecordEpisodePanelDecision>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<WithdrawEpisodeResponse> WithdrawEpisode(WithdrawEpisodeRequest request, ServerCallContext call) =>
        call.UseCase<WithdrawEpisode>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<AllocateEpisodeResponse> AllocateEpisode(AllocateEpisodeRequest request, ServerCallContext call) =>
        call.UseCase<AllocateEpisode>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordFirstVisitResponse> RecordFirstVisit(RecordFirstVisitRequest request, ServerCallContext call) =>
        call.UseCase<RecordFirstVisit>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordEngagementResponse> RecordEngagement(RecordEngagementRequest request, ServerCallContext call) =>
        call.UseCase<RecordEngagement>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordCrisisResponseResponse> RecordCrisisResponse(RecordCrisisResponseRequest request, ServerCallContext call) =>
        call.UseCase<RecordCrisisResponse>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<DecideCareRiskResponse> DecideCareRisk(DecideCareRiskRequest request, ServerCallContext call) =>
        call.UseCase<DecideCareRisk>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<CorrectCareRiskResponse> CorrectCareRisk(CorrectCareRiskRequest request, ServerCallContext call) =>
        call.UseCase<CorrectCareRisk>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordLookedAfterResponse> RecordLookedAfter(RecordLookedAfterRequest request, ServerCallContext call) =>
        call.UseCase<RecordLookedAfter>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordLookedAfterEndedResponse> RecordLookedAfterEnded(RecordLookedAfterEndedRequest request, ServerCallContext call) =>
        call.UseCase<RecordLookedAfterEnded>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<WithdrawLookedAfterResponse> WithdrawLookedAfter(WithdrawLookedAfterRequest request, ServerCallContext call) =>
        call.UseCase<WithdrawLookedAfter>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ResumeAfterCareResponse> ResumeAfterCare(ResumeAfterCareRequest request, ServerCallContext call) =>
        call.UseCase<ResumeAfterCare>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<SetEpisodeRestrictionResponse> SetEpisodeRestriction(SetEpisodeRestrictionRequest request, ServerCallContext call) =>
        call.UseCase<SetEpisodeRestriction>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<FinishHistoricEpisodeResponse> FinishHistoricEpisode(FinishHistoricEpisodeRequest request, ServerCallContext call) =>
        call.UseCase<FinishHistoricEpisode>().Handle(request, call.Caller(), call.CancellationToken);
}
