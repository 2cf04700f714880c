using Suite.FamilyGroupConferences.Conferences;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Identity;
using Child = Suite.FamilyGroupConferences.Conferences.Child;
using Session = Suite.FamilyGroupConferences.Conferences.Session;

namespace Suite.FamilyGroupConferences.Tests.Reads;

/// <summary>Records as they may stand in the database, however they came about.</summary>
static class SomeRecords
{
    // A child has one conference at a time.
    static int _made;

    static readonly string[] Teams = ["", "kinship-north", "kinship-south", "family-group-conferences"];
    static readonly string[] Subjects = ["", "staff-0001", "staff-0006", "staff-0019", "staff-0020"];
    static readonly string[] RoleCodes = ["CSW", "TM", "SM", "IRO", "FGC_COORD", "FGC_MGR", "DCS", "INSPECTOR", "SERVICE", "ASSESSOR", "LEAD_MEMBER"];

    public static Conference Conference(string name = "Robin Vale", string child = "", ConferenceState state = ConferenceState.Preparing, ReferralReason reason = ReferralReason.PreventCare,
        DateOnly? referred = null, DateOnly? accepted = null, bool urgent = false, string team = "kinship-north", string worker = "", string authority = HostedService.Westmere, params Session[] sessions) => new()
        {
            Id = Guid.CreateVersion7(),
            Authority = authority,
            State = state,
            Reason = reason,
            ReferredOn = referred ?? new(2026, 9, 1),
            AcceptedOn = accepted,
            NormOn = accepted?.AddDays(42),
            Urgent = urgent,
            Team = team,
            Worker = worker,
            Children = [new Child { Id = Guid.CreateVersion7(), Reference = child.Length > 0 ? child : $"WM{Interlocked.Increment(ref _made)}", Name = name, BirthOn = new(2018, 2, 3) }],
            Sessions = [.. sessions],
        };

    public static Session Session(SessionKind kind, SessionState state, DateTimeOffset at, DateOnly? held = null) =>
        new() { Id = Guid.CreateVersion7(), Kind = kind, State = state, ScheduledAt = at, HeldOn = held };

    public static Conference RandomConference(Random random)
    {
        var conference = Conference(team: Pick(random, Teams), worker: Pick(random, Subjects), authority: random.Next(5) == 0 ? HostedService.Eastholt : HostedService.Westmere);
        conference.Restricted = random.Next(3) == 0;
        conference.Access = [.. Subjects.Where(subject => subject.Length > 0 && random.Next(8) == 0)];
        return conference;
    }

    public static FgdmOffer RandomOffer(Random random) => new()
    {
        Id = Guid.CreateVersion7(),
        Authority = random.Next(5) == 0 ? HostedService.Eastholt : HostedService.Westmere,
        State = OfferState.Ended,
        LetterOn = new(2026, 9, 1),
        Children = [new("WM1", "Robin Vale", new(2018, 2, 3), false)],
        Team = Pick(random, Teams),
        Worker = Pick(random, Subjects),
        Restricted = random.Next(3) == 0,
        Access = [.. Subjects.Where(subject => subject.Length > 0 && random.Next(8) == 0)],
    };

    public static Caller RandomCaller(Random random) => new(
        Subjects[random.Next(1, Subjects.Length)],
        random.Next(5) == 0 ? HostedService.Eastholt : HostedService.Westmere,
        new HashSet<string> { Pick(random, RoleCodes) },
        Teams.Where(team => team.Length > 0 && random.Next(3) == 0).ToHashSet());

    static T Pick<T>(Random random, T[] from) => from[random.Next(from.Length)];
}
