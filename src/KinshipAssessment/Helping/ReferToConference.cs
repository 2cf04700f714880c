using Google.Protobuf;
using Grpc.Core;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Asks;
using Suite.Platform.Cases;

namespace Suite.KinshipAssessment.Helping;

/// <summary>Has FamilyGroupConferences take the family on. It knows the case by its id: one that is asked for twice while the first is open is refused there.</summary>
sealed class ReferToConference(ConferenceService.ConferenceServiceClient conferences) : IAskHandler<KinshipCase>
{
    public const string Kind = "REQUEST_CONFERENCE";

    public async Task<Func<KinshipCase, Moment, IReadOnlyList<IMessage>>> Make(KinshipCase @case, Ask ask, AskContext context, CancellationToken cancellation)
    {
        try
        {
            var answer = await conferences.ReferFamilyAsync(@case.ToFamilyReferral(ask.Id), context.Headers(), cancellationToken: cancellation);
            var conference = Guid.Parse(answer.Conference.ConferenceId);
            return (kinship, moment) => kinship.RecordHelpAccepted(ask.Id, conference, moment.Today);
        }
        catch (RpcException refused) when (AskRefusal.Of(refused) is { } reason)
        {
            return (kinship, moment) => kinship.RecordHelpRefused(ask.Id, reason, moment.Today);
        }
    }
}

static class FamilyReferral
{
    public static ReferFamilyRequest ToFamilyReferral(this KinshipCase kinship, Guid askId)
    {
        var help = kinship.HelpOf(askId);
        var asked = help.Conference!;
        var references = help.Children.ToDictionary(c => c.ChildId, c => c.Reference);
        return new()
        {
            RequestId = askId.ToString(),
            Children =
            {
                help.Children.Select(c => new ConferenceChildFacts { ChildReference = c.Reference, Name = c.Name, BirthDate = c.BirthDate.ToMessage(), Unborn = c.Unborn }),
            },
            Involvements =
            {
                asked.Involvements.Select(i => new Involvement
                {
                    Subject = i.Subject,
                    Role = i.Role,
                    ChildReference = references[i.ChildId],
                    FromDate = i.From.ToMessage(),
                    UntilDate = i.Until.ToMessage(),
                }),
            },
            Reason = asked.Reason,
            ReferralText = asked.Text,
            OfferedDate = asked.OfferedOn.ToMessage(),
            ReferredDate = help.On.ToMessage(),
            Urgent = asked.Urgent,
            RequestedByService = KinshipApp.Name,
            RequestedByRecordId = kinship.Id.ToString(),
            // As the case is now: one that was restricted since must not be made known elsewhere.
            Restricted = kinship.Restricted,
        };
    }
}
