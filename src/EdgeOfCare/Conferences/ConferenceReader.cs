using Grpc.Core;
using Suite.EdgeOfCare.Records;
using Suite.EdgeOfCare.V1;
using Suite.FamilyGroupConferences.V1;

namespace Suite.EdgeOfCare.Conferences;

/// <summary>What FamilyGroupConferences tells of conferences on behalf of the caller just now. The record does not wait for it.</summary>
sealed class ConferenceReader(ConferenceService.ConferenceServiceClient conferences)
{
    /// <summary>Somebody sits before a screen.</summary>
    public static readonly TimeSpan AnswersWithin = TimeSpan.FromSeconds(3);

    /// <summary>In the order asked for.</summary>
    public async Task<IReadOnlyList<ConferenceAnswer>> Of(IReadOnlyList<ConferenceAsk> asked, CancellationToken cancellation)
    {
        var options = new CallOptions(deadline: (TimeProvider.System.GetUtcNow() + AnswersWithin).UtcDateTime, cancellationToken: cancellation);
        // Asked all at once: the slowest, not their sum, is what somebody waits for.
        return await Task.WhenAll(asked.Select(ask => Of(ask, options)));
    }

    async Task<ConferenceAnswer> Of(ConferenceAsk ask, CallOptions options)
    {
        var answer = new ConferenceAnswer { Asked = ask.ToMessage() };
        if (ask.ConferenceId is not { } conference)
        {
            answer.Unavailable = ConferenceUnavailable.NotAccepted;
            return answer;
        }

        try
        {
            Tell(answer, (await conferences.GetConferenceOutcomeAsync(new() { ConferenceId = conference.ToString() }, options)).Outcome);
        }
        catch (RpcException failed) when (!options.CancellationToken.IsCancellationRequested)
        {
            answer.Unavailable = failed.StatusCode is StatusCode.NotFound or StatusCode.PermissionDenied ? ConferenceUnavailable.NotShown : ConferenceUnavailable.Unreachable;
        }

        return answer;
    }

    static void Tell(ConferenceAnswer answer, ConferenceOutcome outcome)
    {
        answer.Available = true;
        answer.State = CodeOf(outcome.State);
        answer.HeldDate = outcome.HeldDate;
        answer.PlanMade = outcome.PlanMade;
        answer.PlanAgreed = outcome.PlanDecision is PlanDecision.Agreed or PlanDecision.AgreedWithChanges;
        answer.ClosureCode = CodeOf(outcome.ClosureCode);
    }

    // A member that a newer version of the other service added has no name here.
    static string CodeOf<TEnum>(TEnum value) where TEnum : struct, Enum =>
        EqualityComparer<TEnum>.Default.Equals(value, default) || !Enum.IsDefined(value) ? "" : Codes.Of(value);
}
