using Google.Api;
using Grpc.Core;
using Suite.Platform.Api;
using Suite.Platform.Identity;
using Suite.Reporting.Exports;
using Suite.Reporting.Scorecards.Actions;
using Suite.Reporting.Scorecards.Narratives;
using Suite.Reporting.Scorecards.Publications;
using Suite.Reporting.Scorecards.Templates;
using Suite.Reporting.V1;

namespace Suite.Reporting.Scorecards;

/// <summary>One line per RPC; who may call it stands in <see cref="RpcRoles"/>.</summary>
sealed class ScorecardGrpc : ScorecardService.ScorecardServiceBase
{
    public override Task<DefineTemplateResponse> DefineTemplate(DefineTemplateRequest request, ServerCallContext call) =>
        call.UseCase<DefineTemplate>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<AddTemplateVersionResponse> AddTemplateVersion(AddTemplateVersionRequest request, ServerCallContext call) =>
        call.UseCase<AddTemplateVersion>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ListTemplatesResponse> ListTemplates(ListTemplatesRequest request, ServerCallContext call) =>
        call.UseCase<ListTemplates>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<GetTemplateResponse> GetTemplate(GetTemplateRequest request, ServerCallContext call) =>
        call.UseCase<GetTemplate>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<GetScorecardResponse> GetScorecard(GetScorecardRequest request, ServerCallContext call) =>
        call.UseCase<GetScorecard>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task WatchScorecard(WatchScorecardRequest request, IServerStreamWriter<WatchScorecardResponse> stream, ServerCallContext call) =>
        call.UseCase<WatchScorecard>().Handle(request, stream, call.Caller(), call.CancellationToken);

    public override Task<SetNarrativeResponse> SetNarrative(SetNarrativeRequest request, ServerCallContext call) =>
        call.UseCase<SetNarrative>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<AmendNarrativeResponse> AmendNarrative(AmendNarrativeRequest request, ServerCallContext call) =>
        call.UseCase<AmendNarrative>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<CloseNarrativeResponse> CloseNarrative(CloseNarrativeRequest request, ServerCallContext call) =>
        call.UseCase<CloseNarrative>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ListNarrativeWordingsResponse> ListNarrativeWordings(ListNarrativeWordingsRequest request, ServerCallContext call) =>
        call.UseCase<ListNarrativeWordings>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<PublishScorecardResponse> PublishScorecard(PublishScorecardRequest request, ServerCallContext call) =>
        call.UseCase<PublishScorecard>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ReviseScorecardResponse> ReviseScorecard(ReviseScorecardRequest request, ServerCallContext call) =>
        call.UseCase<ReviseScorecard>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ListPublishedResponse> ListPublished(ListPublishedRequest request, ServerCallContext call) =>
        call.UseCase<ListPublished>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<GetPublishedResponse> GetPublished(GetPublishedRequest request, ServerCallContext call) =>
        call.UseCase<GetPublished>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<RecordActionResponse> RecordAction(RecordActionRequest request, ServerCallContext call) =>
        call.UseCase<RecordAction>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<AnswerActionResponse> AnswerAction(AnswerActionRequest request, ServerCallContext call) =>
        call.UseCase<AnswerAction>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<CloseActionResponse> CloseAction(CloseActionRequest request, ServerCallContext call) =>
        call.UseCase<CloseAction>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ListActionsResponse> ListActions(ListActionsRequest request, ServerCallContext call) =>
        call.UseCase<ListActions>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<HttpBody> RenderScorecard(RenderScorecardRequest request, ServerCallContext call) =>
        call.UseCase<RenderScorecard>().Handle(request, call.GetHttpContext().Response.Headers, call.Caller(), call.CancellationToken);

    public override Task ExportScorecards(ExportScorecardsRequest request, IServerStreamWriter<ExportScorecardsResponse> stream, ServerCallContext call) =>
        call.UseCase<ExportScorecards>().Handle(request, stream, call.Caller(), call.CancellationToken);

    public override Task ExportMeasure(ExportMeasureRequest request, IServerStreamWriter<ExportMeasureResponse> stream, ServerCallContext call) =>
        call.UseCase<ExportMeasure>().Handle(request, stream, call.Caller(), call.CancellationToken);
}
