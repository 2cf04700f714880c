using Google.Protobuf;
using Suite.EdgeOfCare.Events.V1;
using Suite.EdgeOfCare.Records;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Asks;
using Suite.Platform.Cases;
using Suite.Platform.Errors;

namespace Suite.EdgeOfCare.Conferences;

/// <summary>A record that asks FamilyGroupConferences for conferences.</summary>
interface IAsksForConferences
{
    Guid Id { get; }

    Child Child { get; }

    bool Restricted { get; }

    bool HistoricEntry { get; }

    List<ConferenceAsk> Conferences { get; }

    /// <summary>Roles that are told when one was refused.</summary>
    IReadOnlyList<string> ConferenceAlerts { get; }
}

/// <summary>The asking for family group conferences, which episodes and reunifications have in common.</summary>
static class ConferenceRules
{
    /// <summary>Kind of the ask.</summary>
    public const string AskKind = "REQUEST_CONFERENCE";

    public const string NotAccepted = "CONFERENCE_NOT_ACCEPTED";
    public const string Refused = "CONFERENCE_REFUSED";

    public const string Citation = "Local: what is asked of another service is taken there on the day";

    /// <summary>Nobody is made to take part.</summary>
    public const string VoluntaryCitation = "Working together to safeguard children (statutory guidance): family group decision-making is led by the family and voluntary";

    /// <summary>Further case roles that one request names.</summary>
    public const int MostFurther = 20;

    // Days after the last day in time.
    static readonly int[] DayAfter = [-1];

    public static IReadOnlyList<IMessage> Request(List<ConferenceAsk> asked, ConferenceAsk ask)
    {
        ChildFields.RequireUnderAge(ask.Child, ask.RequestedOn);
        if (NotAnswered(asked).Any())
            throw Refuse.Precondition("CONFERENCE_ALREADY_REQUESTED", "A conference was asked for, and FamilyGroupConferences has not answered yet.", Citation);

        asked.Add(ask);
        return
        [
            new ConferenceRequested { ChildKey = ask.Child.Key, AskId = ask.Id.ToString(), RequestedDate = ask.RequestedOn.ToMessage(), Reason = ask.Reason, Urgent = ask.Urgent },
        ];
    }

    /// <summary>Works in every state: the answer comes when it comes.</summary>
    public static IReadOnlyList<IMessage> Accept(IAsksForConferences record, Guid askId, Guid conferenceId, DateOnly on)
    {
        var ask = Find(record, askId);
        (ask.ConferenceId, ask.AnsweredOn) = (conferenceId, on);
        return [new ConferenceAccepted { ChildKey = record.Child.Key, AskId = askId.ToString(), ConferenceId = conferenceId.ToString(), AcceptedDate = on.ToMessage() }];
    }

    /// <summary>Works in every state, too. Nobody waits any more for what was refused, so somebody is told.</summary>
    /// <param name="reason">The other service's reason code.</param>
    public static IReadOnlyList<IMessage> RecordRefused(IAsksForConferences record, Guid askId, string reason, DateOnly on)
    {
        var ask = Find(record, askId);
        (ask.RefusedFor, ask.AnsweredOn) = (reason, on);
        var refused = new ConferenceRefused { ChildKey = record.Child.Key, AskId = askId.ToString(), Reason = reason, RefusedDate = on.ToMessage() };
        if (record.HistoricEntry)
            return [refused];
        return
        [
            refused,
            new DeadlineWarned
            {
                Rule = Refused,
                SubjectId = askId.ToString(),
                DueDate = on.ToMessage(),
                WarningDate = on.ToMessage(),
                Severity = WarningSeverity.Warning,
                AlertRoles = { record.ConferenceAlerts },
            },
        ];
    }

    /// <summary>What is asked and not answered.</summary>
    public static IReadOnlyList<Ask> Asks(IReadOnlyList<ConferenceAsk> asked) => [.. NotAnswered(asked).Select(ask => new Ask(ask.Id, AskKind, ask.RequestedBy))];

    public static IEnumerable<DueItem> DueItems(IReadOnlyList<ConferenceAsk> asked, WarningPoints points) =>
        NotAnswered(asked).Select(ask => points.Due(NotAccepted, ask.Id.ToString(), ask.RequestedOn, Citation, DayAfter, "FAMILY_GROUP_CONFERENCES"));

    static IEnumerable<ConferenceAsk> NotAnswered(IReadOnlyList<ConferenceAsk> asked) => asked.Where(ask => ask.AnsweredOn is null);

    internal static ConferenceAsk Find(IAsksForConferences record, Guid askId) =>
        record.Conferences.Find(ask => ask.Id == askId) ?? throw new InvalidOperationException("The record has no such ask.");
}
