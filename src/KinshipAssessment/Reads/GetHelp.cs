using Grpc.Core;
using Suite.EdgeOfCare.V1;
using Suite.FamilyGroupConferences.V1;
using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using GetHelpRequest = Suite.KinshipAssessment.V1.GetHelpRequest;
using GetHelpResponse = Suite.KinshipAssessment.V1.GetHelpResponse;

namespace Suite.KinshipAssessment.Reads;

/// <summary>What other services were asked for and, as they tell on behalf of the caller just now, what became of it. The case does not wait for them.</summary>
sealed class GetHelp(CaseStore<KinshipCase> cases, EpisodeService.EpisodeServiceClient edge, ConferenceService.ConferenceServiceClient conferences)
{
    /// <summary>Somebody sits before a screen.</summary>
    public static readonly TimeSpan AnswersWithin = TimeSpan.FromSeconds(3);

    public async Task<GetHelpResponse> Handle(GetHelpRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var caseId = fields.Uuid("case_id", request.CaseId);
        fields.ThrowIfAny();

        var kinship = await cases.Read(caseId, request, caller, purpose: "", cancellation);
        var helps = kinship.HelpFor(caller);
        var options = new CallOptions(deadline: (TimeProvider.System.GetUtcNow() + AnswersWithin).UtcDateTime, cancellationToken: cancellation);

        // Asked all at once: the slowest, not their sum, is what somebody waits for.
        var episodes = helps.Any(h => h is { Kind: HelpKind.EdgeOfCare, State: HelpState.Accepted }) ? Episodes(caseId, options) : null;
        var answers = await Task.WhenAll(helps.Select(h => Answer(h, episodes, options)));
        return new() { Helps = { answers } };
    }

    async Task<HelpAnswer> Answer(HelpAsked asked, Task<(EdgeOfCare.V1.GetHelpResponse?, HelpUnavailable)>? episodes, CallOptions options)
    {
        var answer = new HelpAnswer { Asked = asked };
        if (asked.State is not HelpState.Accepted)
        {
            answer.Unavailable = HelpUnavailable.NotAccepted;
        }
        else if (asked.Kind is HelpKind.Conference)
        {
            (var told, answer.Unavailable) = await Ask(() => conferences.GetConferenceOutcomeAsync(new() { ConferenceId = asked.RemoteId }, options), options);
            answer.Conference = told?.Outcome;
        }
        else
        {
            (var told, answer.Unavailable) = await episodes!;
            answer.EdgeOfCare = told?.Helps.FirstOrDefault(h => h.EpisodeId == asked.RemoteId);
            if (told is not null && answer.EdgeOfCare is null)
                answer.Unavailable = HelpUnavailable.NotShown;
        }

        answer.Available = answer.Unavailable is HelpUnavailable.Unspecified;
        return answer;
    }

    Task<(EdgeOfCare.V1.GetHelpResponse?, HelpUnavailable)> Episodes(Guid caseId, CallOptions options) =>
        Ask(() => edge.GetHelpAsync(new() { RequestedByService = AskingService.KinshipAssessment, RequestedByRecordId = caseId.ToString() }, options), options);

    static async Task<(TAnswer?, HelpUnavailable)> Ask<TAnswer>(Func<AsyncUnaryCall<TAnswer>> call, CallOptions options) where TAnswer : class
    {
        try
        {
            return (await call(), HelpUnavailable.Unspecified);
        }
        catch (RpcException failed) when (!options.CancellationToken.IsCancellationRequested)
        {
            return (null, failed.StatusCode is StatusCode.NotFound or StatusCode.PermissionDenied ? HelpUnavailable.NotShown : HelpUnavailable.Unreachable);
        }
    }
}
