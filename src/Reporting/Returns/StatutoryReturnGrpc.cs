using Grpc.Core;
using Suite.Platform.Api;
using Suite.Platform.Identity;
using Suite.Reporting.V1;

namespace Suite.Reporting.Returns;

/// <summary>One line per RPC; who may call it stands in <see cref="RpcRoles"/>.</summary>
sealed class StatutoryReturnGrpc : StatutoryReturnService.StatutoryReturnServiceBase
{
    public override Task ImportReturn(IAsyncStreamReader<ImportReturnRequest> requests, IServerStreamWriter<ImportReturnResponse> answers, ServerCallContext call) =>
        call.UseCase<ImportReturn>().Handle(requests, answers, call.Caller(), call.CancellationToken);

    public override Task ImportPostcodes(IAsyncStreamReader<ImportPostcodesRequest> requests, IServerStreamWriter<ImportPostcodesResponse> answers, ServerCallContext call) =>
        call.UseCase<ImportPostcodes>().Handle(requests, answers, call.Caller(), call.CancellationToken);

    public override Task<SetReturnAreasResponse> SetReturnAreas(SetReturnAreasRequest request, ServerCallContext call) =>
        call.UseCase<SetReturnAreas>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<GetReturnReferenceResponse> GetReturnReference(GetReturnReferenceRequest request, ServerCallContext call) =>
        call.UseCase<GetReturnReference>().Handle(call.Caller(), call.CancellationToken);

    public override Task<ListReturnsResponse> ListReturns(ListReturnsRequest request, ServerCallContext call) =>
        call.UseCase<ListReturns>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<GetReturnResponse> GetReturn(GetReturnRequest request, ServerCallContext call) =>
        call.UseCase<GetReturn>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ListReturnFindingsResponse> ListReturnFindings(ListReturnFindingsRequest request, ServerCallContext call) =>
        call.UseCase<ListReturnFindings>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ListReturnRulesResponse> ListReturnRules(ListReturnRulesRequest request, ServerCallContext call) =>
        Task.FromResult(Returns.ListReturnRules.Handle(request));
}
