using Grpc.Core;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Api;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Reads;

/// <summary>Every RPC over all records and the use case behind it.</summary>
sealed class ConferenceWorklistGrpc : ConferenceWorklistService.ConferenceWorklistServiceBase
{
    public override Task<ListWorklistResponse> ListWorklist(ListWorklistRequest request, ServerCallContext call) =>
        call.UseCase<ListWorklist>().Handle(request, call.Caller(), call.CancellationToken);

    public override Task<ListWaitingResponse> ListWaiting(ListWaitingRequest request, ServerCallContext call) =>
        call.UseCase<ListWaiting>().Handle(request, call.Caller(), call.CancellationToken);
}
