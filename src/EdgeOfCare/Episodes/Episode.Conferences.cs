using Google.Protobuf;
using Suite.EdgeOfCare.Conferences;
using Suite.EdgeOfCare.Records;
using Suite.EdgeOfCare.V1;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Asks;
using Suite.Platform.Errors;
using Involvement = Suite.EdgeOfCare.Records.Involvement;

namespace Suite.EdgeOfCare.Episodes;

sealed partial class Episode : IAsksForConferences
{
    IReadOnlyList<string> IAsksForConferences.ConferenceAlerts => AlertTeam;

    public IReadOnlyList<Ask> Asks() => ConferenceRules.Asks(Conferences);

    /// <param name="wanted">With the child's social worker.</param>
    public IReadOnlyList<IMessage> RequestConference(Guid id, ConferenceWanted wanted, ConferenceReason reason, bool urgent, string by)
    {
        RequireOpen("RequestConference");
        RequireInOrder(wanted.On, ReferredOn, "the referral");

        // That the family agreed is what is known of the offer.
        return ConferenceRules.Request(Conferences, wanted.ToAsk(id, Child, reason, urgent, wanted.AgreedOn, Involvements(wanted), by));
    }

    // Since when somebody has it is not kept: a practitioner not before the first allocation, others not before the referral.
    List<Involvement> Involvements(ConferenceWanted wanted)
    {
        if (wanted.SocialWorker is not { } socialWorker)
            throw Refuse.Field("social_worker", "is required: an episode does not say who it is");
        List<Involvement> named = [socialWorker, .. wanted.Further];
        if (Worker.Length > 0 && !named.Exists(i => i.Subject == Worker && i.Role is InvolvementRole.EdgeOfCareWorker))
            named.Add(new(Worker, InvolvementRole.EdgeOfCareWorker, AllocatedOn ?? ReferredOn, null));
        foreach (var subject in InvolvedWorkers)
            if (!named.Exists(i => i.Subject == subject))
                named.Add(new(subject, InvolvementRole.EdgeOfCareWorker, ReferredOn, null));
        return named;
    }
}
