using Google.Protobuf;
using Microsoft.Extensions.Configuration;
using Suite.FamilyGroupConferences.Conferences;
using Suite.FamilyGroupConferences.LocalStandards;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Tests.Following;

/// <summary>A conference that was held, with everything that what follows is judged by.</summary>
static class HeldConference
{
    public const string Westmere = "E10000901";

    /// <summary>A Monday.</summary>
    public static readonly DateOnly Referred = new(2026, 8, 3), HeldOn = new(2026, 9, 14), Made = HeldOn;

    public static readonly Guid Ada = Id(1), Ben = Id(2), Mother = Id(11), Grandmother = Id(12), Friend = Id(13), SocialWorker = Id(14), Teacher = Id(15), Initial = Id(21);

    public static readonly Pseudonyms Pseudonyms = new(new ConfigurationBuilder()
        .AddInMemoryCollection([new(Suite.Platform.Identity.Pseudonyms.ConfigurationKey, "a secret of a test, of thirty-two bytes")]).Build(), null!);

    public static readonly Caller Convener = As("fgc-1", "FGC_COORD"), Csw = As("csw-1", "CSW"), Tm = As("tm-1", "TM");

    public static Caller As(string subject, params string[] roles) => new(subject, Westmere, roles.ToHashSet(), new HashSet<string>());

    public static Guid Id(int number) => Guid.Parse($"018f2f6e-0000-7000-8000-{number:D12}");

    public static string KeyOf(string reference) => Pseudonyms.KeyOf(Westmere, reference);

    /// <param name="ada">Her date of birth.</param>
    public static Conference In(ConferenceState state, DateOnly? ada = null)
    {
        var held = state is ConferenceState.Held or ConferenceState.PlanMade;
        return new()
        {
            Id = Guid.CreateVersion7(),
            Authority = Westmere,
            Team = "safeguarding-1",
            Worker = Convener.Subject,
            State = state,
            StateSince = held ? HeldOn : Referred,
            ReferredOn = Referred,
            AcceptedOn = Referred,
            Children =
            [
                new() { Id = Ada, Reference = "C1", Name = "Ada Quill", BirthOn = ada ?? new(2018, 5, 4) },
                new() { Id = Ben, Reference = "C2", Name = "Ben Quill", BirthOn = new(2022, 2, 28) },
            ],
            Participants =
            [
                new() { Id = Mother, Role = ParticipantRole.Mother, Name = "Nora Quill", Consents = [new(ConsentAnswer.Agreed, Referred, MayShare: true)] },
                new() { Id = Grandmother, Role = ParticipantRole.MaternalKin, Name = "Iris Quill", Reference = "P7", Consents = [new(ConsentAnswer.Agreed, Referred, MayShare: false)] },
                new() { Id = Friend, Role = ParticipantRole.Friend, Name = "Tom Ash" },
                new() { Id = SocialWorker, Role = ParticipantRole.Professional, Name = "Social Worker", Subject = Csw.Subject },
                new() { Id = Teacher, Role = ParticipantRole.Professional, Name = "Teacher" },
            ],
        };
    }

    /// <summary>As the conference left it: feedback is asked of mother, grandmother and social worker; Ada was there, the teacher too, Ben was not.</summary>
    public static Conference Held()
    {
        var conference = In(ConferenceState.Held);
        conference.Sessions.Add(new()
        {
            Id = Initial,
            Kind = SessionKind.Conference,
            State = SessionState.Held,
            ScheduledAt = new(2026, 9, 14, 13, 0, 0, TimeSpan.Zero),
            HeldOn = HeldOn,
            FeedbackAsked = [Mother, Grandmother, SocialWorker],
            FeedbackBy = HeldOn.AddDays(14),
            Attendance =
            [
                new(Mother, AttendanceMode.InPerson), new(Grandmother, AttendanceMode.Remote), new(SocialWorker, AttendanceMode.InPerson),
                new(Teacher, AttendanceMode.InPerson), new(Ada, AttendanceMode.InPerson), new(Ben, AttendanceMode.Absent),
            ],
        });
        conference.Reviews.Add(new() { Number = 1, DueOn = HeldOn.AddMonths(3) });
        return conference;
    }

    public static Conference WithPlan(params ProposalFacts[] proposals)
    {
        var conference = Held();
        Plan(conference, Made, proposals);
        return conference;
    }

    public static Conference Agreed(params ProposalFacts[] proposals)
    {
        var conference = WithPlan(proposals);
        conference.AnswerPlan(PlanDecision.Agreed, "", "", Made.AddDays(2), Csw);
        return conference;
    }

    public static IReadOnlyList<IMessage> Plan(Conference conference, DateOnly on, params ProposalFacts[] proposals) =>
        conference.RecordPlan(new(on, "We look after each other.", "Iris rings Nora's social worker.",
            [new("School run on weekdays", Grandmother, on.AddDays(7)), new("Homework with Ada", Mother, on.AddDays(30))], proposals),
            new Standard(DateOnly.MinValue), Guid.CreateVersion7, Pseudonyms, Convener);

    /// <summary>The grandmother, for both children.</summary>
    public static ProposalFacts ByGrandmother(DateOnly? born = null) =>
        new([new(Grandmother, CarerRelationship.Grandparent, born ?? new(1961, 3, 2))], [Ada, Ben], "Two bedrooms.");

    public static ProposalFacts ByFriend(params Guid[] children) =>
        new([new(Friend, CarerRelationship.Friend, new(1980, 1, 1))], children, "");

    public static (string Reason, RefusedException Refused) Refusal(Action act)
    {
        var refused = Assert.Throws<RefusedException>(act);
        return (refused.Reason, refused);
    }

    public static string ReasonOf(Action act) => Refusal(act).Reason;
}
