using Google.Protobuf;
using Grpc.Core;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Asks;
using Suite.Platform.Cases;

namespace Suite.EdgeOfCare.Conferences;

/// <summary>Has FamilyGroupConferences take the family on. It knows the record by its id: one that is asked for twice while the first is open is refused there.</summary>
sealed class ReferToConference<TRecord>(ConferenceService.ConferenceServiceClient conferences) : IAskHandler<TRecord>
    where TRecord : class, ICase<TRecord>, IAsksForConferences
{
    public async Task<Func<TRecord, Moment, IReadOnlyList<IMessage>>> Make(TRecord @case, Ask ask, AskContext context, CancellationToken cancellation)
    {
        try
        {
            var answer = await conferences.ReferFamilyAsync(FamilyReferral.Of(@case, ask.Id), context.Headers(), cancellationToken: cancellation);
            var conference = Guid.Parse(answer.Conference.ConferenceId);
            return (record, moment) => ConferenceRules.Accept(record, ask.Id, conference, moment.Today);
        }
        catch (RpcException refused) when (AskRefusal.Of(refused) is { } reason)
        {
            return (record, moment) => ConferenceRules.RecordRefused(record, ask.Id, reason, moment.Today);
        }
    }
}

static class FamilyReferral
{
    public static ReferFamilyRequest Of(IAsksForConferences record, Guid askId)
    {
        var asked = ConferenceRules.Find(record, askId);
        return new()
        {
            RequestId = askId.ToString(),
            Children = { new ConferenceChildFacts { ChildReference = asked.Child.Reference, Name = asked.Child.Name, BirthDate = asked.Child.BirthDate.ToMessage(), Unborn = asked.Child.Unborn } },
            Involvements =
            {
                asked.Involvements.Select(i => new Involvement
                {
                    Subject = i.Subject,
                    Role = i.Role,
                    ChildReference = asked.Child.Reference,
                    FromDate = i.From.ToMessage(),
                    UntilDate = i.Until.ToMessage(),
                }),
            },
            // The numbers agree.
            Reason = (ReferralReason)asked.Reason,
            ReferralText = asked.Purpose,
            OfferedDate = asked.OfferedOn.ToMessage(),
            ReferredDate = asked.RequestedOn.ToMessage(),
            Urgent = asked.Urgent,
            RequestedByService = EdgeOfCareApp.Name,
            RequestedByRecordId = record.Id.ToString(),
            // As the record is now: one that was restricted since must not be made known elsewhere.
            Restricted = record.Restricted,
        };
    }
}
