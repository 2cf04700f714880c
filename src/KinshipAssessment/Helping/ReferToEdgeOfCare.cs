using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Asks;
using Suite.Platform.Cases;

namespace Suite.KinshipAssessment.Helping;

/// <summary>Has EdgeOfCare take a child on. It joins what is asked for a child that it has already to that child's episode.</summary>
sealed class ReferToEdgeOfCare(EpisodeService.EpisodeServiceClient edge) : IAskHandler<KinshipCase>
{
    public const string Kind = "REFER_TO_EDGE_OF_CARE";

    public async Task<Func<KinshipCase, Moment, IReadOnlyList<IMessage>>> Make(KinshipCase @case, Ask ask, AskContext context, CancellationToken cancellation)
    {
        try
        {
            var answer = await edge.ReferChildAsync(@case.ToReferral(ask.Id), context.Headers(), cancellationToken: cancellation);
            var episode = Guid.Parse(answer.Episode.EpisodeId);
            return (kinship, moment) => kinship.RecordHelpAccepted(ask.Id, episode, moment.Today);
        }
        catch (RpcException refused) when (AskRefusal.Of(refused) is { } reason)
        {
            return (kinship, moment) => kinship.RecordHelpRefused(ask.Id, reason, moment.Today);
        }
    }
}

static class Referral
{
    public static ReferChildRequest ToReferral(this KinshipCase kinship, Guid askId)
    {
        var help = kinship.HelpOf(askId);
        var (asked, child) = (help.Support!, help.Children[0]);
        var request = new ReferChildRequest
        {
            RequestId = askId.ToString(),
            Child = new() { ChildReference = child.Reference, Name = child.Name, BirthDate = child.BirthDate.ToMessage(), Unborn = child.Unborn },
            ReferredTime = asked.At.ToTimestamp(),
            Crisis = asked.Crisis,
            Openness = asked.Openness,
            Needs = { asked.Needs },
            Summary = asked.Summary,
            RequestedByService = AskingService.KinshipAssessment,
            RequestedByRecordId = kinship.Id.ToString(),
            // As the case is now: one that was restricted since must not be made known elsewhere.
            Restricted = kinship.Restricted,
        };
        if (help.Worker.Length > 0)
            request.InvolvedWorkers.Add(help.Worker);
        return request;
    }
}
