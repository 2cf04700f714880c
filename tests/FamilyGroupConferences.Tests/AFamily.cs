using System.Text;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Suite.FamilyGroupConferences.Conferences;
using Suite.FamilyGroupConferences.LocalStandards;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Attendance = Suite.FamilyGroupConferences.Conferences.Attendance;
using Participant = Suite.FamilyGroupConferences.Conferences.Participant;
using Phase = Suite.FamilyGroupConferences.Conferences.Phase;

namespace Suite.FamilyGroupConferences.Tests;

/// <summary>
/// One family on its way to a conference: a mother, a father, a grandmother of his side, a friend, the social worker, a teacher, an
/// advocate; a girl of seven, a boy of three, and a child not yet born.
/// </summary>
static class AFamily
{
    public const string Authority = "E10000901", SocialWorker = "staff-0003";

    public static readonly DateOnly Offered = new(2026, 8, 3);
    public static readonly DateOnly Accepted = new(2026, 8, 5);
    public static readonly DateOnly Allocated = new(2026, 8, 6);
    public static readonly DateOnly BaselineBy = new(2026, 8, 13);
    public static readonly DateOnly Baseline = new(2026, 8, 11);
    public static readonly DateOnly Consented = new(2026, 8, 14);
    public static readonly DateOnly Prepared = new(2026, 8, 24);
    public static readonly DateOnly Booked = new(2026, 8, 28);
    public static readonly DateOnly Day = new(2026, 9, 14);
    public static readonly DateOnly Norm = new(2026, 9, 16);
    public static readonly DateTimeOffset Begins = new(2026, 9, 14, 16, 0, 0, TimeSpan.Zero);
    public static readonly Standard Standard = new(DateOnly.MinValue);
    public static readonly Pseudonyms Pseudonyms = new(new Microsoft.Extensions.Configuration.ConfigurationManager { ["Pseudonym:Key"] = new string('k', 32) },
        WebApplication.CreateEmptyBuilder(new()).Environment);

    public static readonly Guid Girl = new("0199a000-0000-7000-8000-000000000001"), Boy = new("0199a000-0000-7000-8000-000000000002"),
        Unborn = new("0199a000-0000-7000-8000-000000000003"), Mother = new("0199a000-0000-7000-8000-000000000011"),
        Father = new("0199a000-0000-7000-8000-000000000012"), Grandmother = new("0199a000-0000-7000-8000-000000000013"),
        Friend = new("0199a000-0000-7000-8000-000000000014"), Worker = new("0199a000-0000-7000-8000-000000000015"),
        Teacher = new("0199a000-0000-7000-8000-000000000016"), Advocate = new("0199a000-0000-7000-8000-000000000017"),
        Nobody = new("0199a000-0000-7000-8000-0000000000ff"), Session = new("0199a000-0000-7000-8000-000000000021"), Review = new("0199a000-0000-7000-8000-000000000022");

    static int _made;

    public static Conference Waiting(ConferenceState state = ConferenceState.Allocated, bool urgent = false) => new()
    {
        Id = Guid.CreateVersion7(),
        Authority = Authority,
        State = state,
        OfferedOn = Offered,
        ReferredOn = Offered,
        AcceptedOn = Accepted,
        Urgent = urgent,
        UrgentBy = urgent ? new(2026, 8, 6, 10, 0, 0, TimeSpan.Zero) : null,
        NormOn = Norm,
        AllocatedOn = Allocated,
        BaselineBy = BaselineBy,
        StateSince = Allocated,
        Children =
        {
            new() { Id = Girl, Reference = "CH1", Name = "Ada", BirthOn = new(2019, 5, 2) },
            new() { Id = Boy, Reference = "CH2", Name = "Ben", BirthOn = new(2023, 1, 9) },
            new() { Id = Unborn, Reference = "CH3", Name = "Baby", BirthOn = new(2026, 12, 1), Unborn = true },
        },
        Participants =
        {
            Somebody(Mother, ParticipantRole.Mother, responsible: true),
            Somebody(Father, ParticipantRole.Father),
            Somebody(Grandmother, ParticipantRole.PaternalKin),
            Somebody(Friend, ParticipantRole.Friend),
            Somebody(Worker, ParticipantRole.Professional, subject: SocialWorker),
            Somebody(Teacher, ParticipantRole.Professional),
            Somebody(Advocate, ParticipantRole.Advocate),
        },
        Involvements =
        {
            new() { Id = Guid.CreateVersion7(), Subject = SocialWorker, Role = InvolvementRole.SocialWorker, ChildReference = "CH1", From = new(2026, 1, 5) },
        },
    };

    public static Participant Somebody(Guid id, ParticipantRole role, string subject = "", bool responsible = false, DateOnly? birthOn = null) =>
        new() { Id = id, Role = role, Name = "Somebody", Subject = subject, ParentalResponsibility = responsible, BirthOn = birthOn };

    public static Conference WithBaseline(bool urgent = false)
    {
        var conference = Waiting(urgent: urgent);
        conference.RecordBaseline(Baseline, "The girl does not stay overnight with him.", ["Who can collect her from school?"], SocialWorker);
        return conference;
    }

    public static Conference Asked(bool urgent = false)
    {
        var conference = WithBaseline(urgent);
        foreach (var id in (Guid[])[Mother, Grandmother, Friend])
            conference.RecordConsent(id, ConsentAnswer.Agreed, new(2026, 8, 12), mayShare: true);
        conference.RecordConsent(Father, ConsentAnswer.NoAnswer, new(2026, 8, 13), mayShare: false);
        return conference;
    }

    public static Conference Preparing(bool urgent = false)
    {
        var conference = Asked(urgent);
        conference.BeginPreparation(Consented);
        return conference;
    }

    public static Conference Ready(bool urgent = false)
    {
        var conference = Preparing(urgent);
        foreach (var id in (Guid[])[Mother, Grandmother, Friend, Worker])
            conference.RecordPreparation(id, Prepared, AttendanceMode.InPerson, invited: true);
        conference.RecordChildViews(Girl, "She wants to stay with her mother.", Prepared);
        conference.RecordChildViews(Boy, "He plays happily with his grandmother.", Prepared);
        conference.RecordPaternalFamily(PaternalFamily.Identified, "", Prepared);
        return conference;
    }

    public static Conference Scheduled(bool urgent = false)
    {
        var conference = Ready(urgent);
        conference.ScheduleSession(Session, SessionKind.Conference, Begins, "Church hall", Booked);
        return conference;
    }

    public static Conference Held()
    {
        var conference = Scheduled();
        conference.RecordConferenceHeld(Session, Phases(), Present(), Standard, Pseudonyms);
        return conference;
    }

    /// <summary>Held, with a plan that was agreed.</summary>
    public static Conference Agreed()
    {
        var conference = Held();
        (conference.State, conference.StateSince) = (ConferenceState.Agreed, new(2026, 9, 18));
        return conference;
    }

    public static Conference WithReviewBooked()
    {
        var conference = Agreed();
        conference.ScheduleSession(Review, SessionKind.Review, new(2026, 12, 10, 15, 0, 0, TimeSpan.Zero), "Church hall", new(2026, 11, 20));
        return conference;
    }

    /// <summary>Three phases of an hour each, the last of which ends three hours after the beginning.</summary>
    public static IReadOnlyList<Phase> Phases(DateTimeOffset? begins = null)
    {
        var from = begins ?? Begins;
        return
        [
            new(PhaseKind.InformationSharing, from, from.AddHours(1), true),
            new(PhaseKind.PrivateFamilyTime, from.AddHours(1), from.AddHours(2), false),
            new(PhaseKind.PlanAgreement, from.AddHours(2), from.AddHours(3), true),
        ];
    }

    /// <summary>The girl, the mother, the grandmother by video and the social worker are there; the boy's views are brought in, the friend stayed away.</summary>
    public static IReadOnlyList<Attendance> Present(params (Guid Id, AttendanceMode Mode)[] otherwise)
    {
        var modes = new Dictionary<Guid, AttendanceMode>
        {
            [Girl] = AttendanceMode.InPerson,
            [Boy] = AttendanceMode.ViewsConveyed,
            [Unborn] = AttendanceMode.Absent,
            [Mother] = AttendanceMode.InPerson,
            [Grandmother] = AttendanceMode.Remote,
            [Friend] = AttendanceMode.Absent,
            [Worker] = AttendanceMode.InPerson,
        };
        foreach (var (id, mode) in otherwise)
            modes[id] = mode;
        return [.. modes.Select(m => new Attendance(m.Key, m.Value))];
    }

    /// <summary>A child has one conference at a time: each that is stored is of other children.</summary>
    public static Conference WithOwnChildren(Conference conference)
    {
        var document = Encoding.UTF8.GetString(conference.ToDocument());
        foreach (var child in conference.Children)
            document = document.Replace($"\"reference\":\"{child.Reference}\"", $"\"reference\":\"{child.Reference}S{Interlocked.Increment(ref _made)}\"", StringComparison.Ordinal);
        return Conference.FromDocument(Encoding.UTF8.GetBytes(document), Conference.SchemaVersion);
    }

    public static RefusedException Refused(string reason, Action act)
    {
        var refused = Assert.Throws<RefusedException>(act);
        Assert.Equal(reason, refused.Reason);
        return refused;
    }

    public static T Announced<T>(this IEnumerable<IMessage> events) where T : IMessage => Assert.Single(events.OfType<T>());
}
