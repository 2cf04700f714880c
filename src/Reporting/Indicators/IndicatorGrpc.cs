using Grpc.Core;
using Suite.Platform.Api;
using Suite.Platform.Identity;
using Suite.Reporting.V1;

namespace Suite.Reporting.Indicators;

/// <summary>One line per RPC; who may call it stands in <see cref="RpcRoles"/>.</summary>
sealed class IndicatorGrpc : IndicatorService.IndicatorServiceBase
{
    public override Task<ImportIndicatorsResponse> ImportIndicators(IAsyncStreamReader<ImportIndicatorsRequest> requestStream, ServerCallContext context) =>
        context.UseCase<ImportIndicators>().Handle(requestStream, context.Caller(), context.CancellationToken);

    public override Task<ListBenchmarksResponse> ListBenchmarks(ListBenchmarksRequest request, ServerCallContext context) =>
        context.UseCase<ListBenchmarks>().Handle(request, context.Caller(), context.CancellationToken);

    public override Task<ListIndicatorsResponse> ListIndicators(ListIndicatorsRequest request, ServerCallContext context) =>
        context.UseCase<ListIndicators>().Handle(request, context.Caller(), context.CancellationToken);

    public override Task<ListPopulationsResponse> ListPopulations(ListPopulationsRequest request, ServerCallContext context) =>
        context.UseCase<ListPopulations>().Handle(request, context.Caller(), context.CancellationToken);
}
