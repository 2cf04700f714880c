using Google.Api;
using Grpc.Core;
using Suite.Platform.Api;
using Suite.Platform.Identity;
using Suite.Reporting.DeadEvents;
using Suite.Reporting.Journeys;
using Suite.Reporting.Measures;
using Suite.Reporting.Rebuilds;
using Suite.Reporting.Recruitment;
using Suite.Reporting.Reports;
using Suite.Reporting.V1;

namespace Suite.Reporting;

/// <summary>One line per RPC; who may call it stands in <see cref="RpcRoles"/>.</summary>
sealed class ReportingGrpc : ReportingService.ReportingServiceBase
{
    public override Task<ListMeasuresResponse> ListMeasures(ListMeasuresRequest request, ServerCallContext call) =>
        Task.FromResult(Measures.ListMeasures.Handle());

    public override Task<GetMeasureResponse> GetMeasure(GetMeasureRequest request, ServerCallContext call) =>
        call.UseCase<GetMeasure>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ExplainMeasureResponse> ExplainMeasure(ExplainMeasureRequest request, ServerCallContext call) =>
        call.UseCase<ExplainMeasure>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ExplainDifferenceResponse> ExplainDifference(ExplainDifferenceRequest request, ServerCallContext call) =>
        call.UseCase<ExplainDifference>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task WatchMeasures(WatchMeasuresRequest request, IServerStreamWriter<WatchMeasuresResponse> stream, ServerCallContext call) =>
        call.UseCase<WatchMeasures>().Handle(request, stream, call.Caller(), call.CancellationToken);

    public override Task<GetRecruitmentFunnelResponse> GetRecruitmentFunnel(GetRecruitmentFunnelRequest request, ServerCallContext call) =>
        call.UseCase<GetRecruitmentFunnel>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<GetSufficiencyResponse> GetSufficiency(GetSufficiencyRequest request, ServerCallContext call) =>
        call.UseCase<GetSufficiency>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<GetJourneyResponse> GetJourney(GetJourneyRequest request, ServerCallContext call) =>
        call.UseCase<GetJourney>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<GetMonthlyReportResponse> GetMonthlyReport(GetMonthlyReportRequest request, ServerCallContext call) =>
        call.UseCase<GetMonthlyReport>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<HttpBody> RenderMonthlyReport(RenderMonthlyReportRequest request, ServerCallContext call) =>
        call.UseCase<RenderMonthlyReport>().Handle(request, call.GetHttpContext().Response.Headers, call.Caller(), call.CancellationToken);

    public override Task RebuildFacts(RebuildFactsRequest request, IServerStreamWriter<RebuildFactsResponse> stream, ServerCallContext call) =>
        call.UseCase<RebuildFacts>().Handle(request, stream, call.Caller(), call.CancellationToken);

    public override Task<GetRebuildResponse> GetRebuild(GetRebuildRequest request, ServerCallContext call) =>
        call.UseCase<GetRebuild>().Handle(call.CancellationToken);

    public override Task<ListDeadLettersResponse> ListDeadLetters(ListDeadLettersRequest request, ServerCallContext call) =>
        call.UseCase<ListDeadLetters>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ReplayDeadLettersResponse> ReplayDeadLetters(ReplayDeadLettersRequest request, ServerCallContext call) =>
        call.UseCase<ReplayDeadLetters>().Handle(request, call.Caller(), call.CancellationToken);
}
