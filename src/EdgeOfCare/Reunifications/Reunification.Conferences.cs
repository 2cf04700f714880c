using Google.Protobuf;
using Suite.EdgeOfCare.Conferences;
using Suite.EdgeOfCare.V1;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Asks;
using Suite.Platform.Errors;
using Involvement = Suite.EdgeOfCare.Records.Involvement;

namespace Suite.EdgeOfCare.Reunifications;

sealed partial class Reunification : IAsksForConferences
{
    static readonly string[] AlertSocialWork = ["CSW", "TM"];

    IReadOnlyList<string> IAsksForConferences.ConferenceAlerts => AlertSocialWork;

    public IReadOnlyList<Ask> Asks() => ConferenceRules.Asks(Conferences);

    internal IReadOnlyList<IMessage> RequestConference(Guid id, ConferenceWanted wanted, string by)
    {
        if (State is < ReunificationState.PlanAgreed or > ReunificationState.Monitoring)
            throw MoveNotAllowed("RequestReunificationConference", State);
        var plan = Plans.FindLast(p => p.Round == Round);
        if (plan is not { ConferenceOffer: ConferenceOffer.Accepted })
            throw Refuse.Precondition("CONFERENCE_NOT_ACCEPTED_BY_FAMILY", "The family has not said yes to a conference when the return plan was agreed.", ConferenceRules.VoluntaryCitation);
        RequireInOrder(wanted.On, plan.On, "the return plan");

        return ConferenceRules.Request(Conferences, wanted.ToAsk(id, Child, ConferenceReason.Reunification, urgent: false, plan.ConferenceOfferedOn, Involvements(wanted), by));
    }

    // Since when somebody has it is not kept: not before it was opened.
    List<Involvement> Involvements(ConferenceWanted wanted)
    {
        List<Involvement> named = [.. wanted.Further];
        if (wanted.SocialWorker is { } socialWorker)
            named.Insert(0, socialWorker);
        Name(named, Worker, InvolvementRole.SocialWorker);
        Name(named, Iro, InvolvementRole.IndependentReviewingOfficer);
        if (!named.Exists(i => i is { Role: InvolvementRole.SocialWorker, Until: null }))
            throw Refuse.Field("social_worker", "is required: nobody has the reunification yet");
        return named;
    }

    void Name(List<Involvement> named, string subject, InvolvementRole role)
    {
        if (subject.Length > 0 && !named.Exists(i => i.Subject == subject && i.Role == role))
            named.Add(new(subject, role, OpenedOn, null));
    }
}
