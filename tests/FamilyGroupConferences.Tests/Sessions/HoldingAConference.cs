using Google.Protobuf;
using Suite.FamilyGroupConferences.Events.V1;
using Suite.FamilyGroupConferences.V1;
using Attendance = Suite.FamilyGroupConferences.Conferences.Attendance;
using Phase = Suite.FamilyGroupConferences.Conferences.Phase;

namespace Suite.FamilyGroupConferences.Tests.Sessions;

public sealed class HoldingAConference
{
    static IReadOnlyList<IMessage> Hold(Conference conference, IReadOnlyList<Phase>? phases = null, IReadOnlyList<Attendance>? attendance = null) =>
        conference.RecordConferenceHeld(AFamily.Session, phases ?? AFamily.Phases(), attendance ?? AFamily.Present(), AFamily.Standard, AFamily.Pseudonyms);

    [Fact]
    public void It_is_counted_with_children_family_and_professionals()
    {
        var conference = AFamily.Scheduled();

        var held = Hold(conference).Announced<ConferenceHeld>();

        Assert.Equal((AFamily.Day.ToMessage(), AFamily.Accepted.ToMessage(), 40, true, false),
            (held.HeldDate, held.AcceptedDate, held.DaysFromAcceptance, held.WithinNorm, held.Urgent));
        Assert.Equal(["CH1", "CH2", "CH3"], conference.Children.Select(c => c.Reference));
        Assert.Equal(conference.Children.Select(c => AFamily.Pseudonyms.KeyOf(AFamily.Authority, c.Reference)), held.ChildKeys);
        Assert.Equal((1, 1), (held.ChildrenFourAndOver, held.ChildrenFourAndOverParticipating));
        Assert.Equal((2, 1, 1, 3), (held.FamilyParticipants, held.PaternalParticipants, held.Professionals, held.FeedbackAsked));
        Assert.Equal(ConferenceState.Held, conference.State);
        var session = conference.SessionOf(AFamily.Session);
        Assert.Equal((SessionState.Held, AFamily.Day, true, new DateOnly(2026, 9, 28)), (session.State, session.HeldOn, session.InTime, session.FeedbackBy));
        Assert.Equal([AFamily.Mother, AFamily.Grandmother, AFamily.Worker], session.FeedbackAsked);
        Assert.DoesNotContain(conference.DueItems(), i => i.Rule == "CONFERENCE_DUE");
    }

    [Fact]
    public void A_child_of_four_counts_from_its_birthday_and_takes_part_also_by_views_conveyed()
    {
        var conference = AFamily.Scheduled();
        conference.ChildOf(AFamily.Boy).BirthOn = new(2022, 9, 14);
        var held = Hold(conference, attendance: AFamily.Present((AFamily.Girl, AttendanceMode.Absent))).Announced<ConferenceHeld>();
        Assert.Equal((2, 1), (held.ChildrenFourAndOver, held.ChildrenFourAndOverParticipating));

        conference = AFamily.Scheduled();
        conference.ChildOf(AFamily.Boy).BirthOn = new(2022, 9, 15);
        Assert.Equal(1, Hold(conference).Announced<ConferenceHeld>().ChildrenFourAndOver);
    }

    [Fact]
    public void A_conference_that_ended_at_half_past_eleven_utc_in_september_is_dated_the_next_day_in_London()
    {
        var conference = AFamily.Scheduled();

        var held = Hold(conference, AFamily.Phases(new(2026, 9, 30, 20, 30, 0, TimeSpan.Zero))).Announced<ConferenceHeld>();

        Assert.Equal(new DateOnly(2026, 10, 1).ToMessage(), held.HeldDate);
        Assert.Equal((57, false), (held.DaysFromAcceptance, held.WithinNorm));
        Assert.Equal(new DateOnly(2026, 10, 1), conference.SessionOf(AFamily.Session).HeldOn);
    }

    [Theory]
    [InlineData(16, true)]
    [InlineData(17, false)]
    public void The_norm_includes_its_last_day(int day, bool within) =>
        Assert.Equal(within, Hold(AFamily.Scheduled(), AFamily.Phases(new(2026, 9, day, 10, 0, 0, TimeSpan.Zero))).Announced<ConferenceHeld>().WithinNorm);

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void An_urgent_one_is_in_time_if_it_ends_within_its_hours(int minutesLater, bool within)
    {
        var conference = AFamily.Scheduled(urgent: true);
        conference.UrgentBy = AFamily.Begins.AddHours(3);
        var held = Hold(conference, AFamily.Phases(AFamily.Begins.AddMinutes(minutesLater))).Announced<ConferenceHeld>();
        Assert.Equal((true, within), (held.Urgent, held.WithinNorm));
    }

    [Fact]
    public void The_review_is_due_as_many_months_later_as_the_standard_of_the_day_says()
    {
        var conference = AFamily.Scheduled();
        var set = conference.RecordConferenceHeld(AFamily.Session, AFamily.Phases(new(2026, 8, 31, 10, 0, 0, TimeSpan.Zero)), AFamily.Present(),
            AFamily.Standard with { ReviewMonths = 6 }, AFamily.Pseudonyms).Announced<ReviewSet>();

        Assert.Equal((1, new DateOnly(2027, 2, 28).ToMessage()), (set.Number, set.DueDate));
        Assert.Equal(new DateOnly(2026, 12, 14), AFamily.Held().NextReview!.DueOn);
    }

    [Theory]
    [InlineData(PhaseKind.InformationSharing, "INFORMATION_SHARING")]
    [InlineData(PhaseKind.PrivateFamilyTime, "PRIVATE_FAMILY_TIME")]
    [InlineData(PhaseKind.PlanAgreement, "PLAN_AGREEMENT")]
    public void Quality_standards_for_family_group_conferences_no_phase_is_left_out(PhaseKind missing, string code)
    {
        var conference = AFamily.Scheduled();

        var refused = AFamily.Refused("PHASES_INCOMPLETE", () => Hold(conference, [.. AFamily.Phases().Where(p => p.Kind != missing)]));

        Assert.Equal((code, PrivateTime), (Assert.Single(refused.Rules).Rule, refused.Rules[0].Citation));
        Assert.Equal(ConferenceState.Scheduled, conference.State);
        Assert.Equal(3, AFamily.Refused("PHASES_INCOMPLETE", () => Hold(conference, [])).Rules.Count);
    }

    [Fact]
    public void Quality_standards_for_family_group_conferences_private_time_is_the_familys_alone()
    {
        var phases = AFamily.Phases();
        var refused = AFamily.Refused("PRIVATE_TIME_NOT_PRIVATE", () => Hold(AFamily.Scheduled(), [phases[0], phases[1] with { ProfessionalsPresent = true }, phases[2]]));
        Assert.Equal(PrivateTime, Assert.Single(refused.Rules).Citation);
    }

    [Fact]
    public void Quality_standards_for_family_group_conferences_phases_follow_each_other()
    {
        var phases = AFamily.Phases();
        Assert.NotEmpty(Hold(AFamily.Scheduled(), [.. phases.Reverse()]));

        var overlapping = phases[1] with { From = phases[0].Until.AddMinutes(-1) };
        var refused = AFamily.Refused("PHASES_OUT_OF_ORDER", () => Hold(AFamily.Scheduled(), [phases[0], overlapping, phases[2]]));
        Assert.Equal(PrivateTime, Assert.Single(refused.Rules).Citation);
        AFamily.Refused("PHASES_OUT_OF_ORDER", () => Hold(AFamily.Scheduled(),
            [phases[0] with { Kind = PhaseKind.PrivateFamilyTime, ProfessionalsPresent = false }, phases[1] with { Kind = PhaseKind.InformationSharing }, phases[2]]));
    }

    [Fact]
    public void Everybody_invited_and_every_child_is_accounted_for()
    {
        var refused = AFamily.Refused("INVALID_FIELDS", () => Hold(AFamily.Scheduled(),
            attendance: [.. AFamily.Present().Where(a => a.ParticipantId != AFamily.Friend && a.ParticipantId != AFamily.Boy)]));

        var field = Assert.Single(refused.Fields);
        Assert.Equal("attendance", field.Field);
        Assert.Contains(AFamily.Friend.ToString(), field.Description);
        Assert.Contains(AFamily.Boy.ToString(), field.Description);
        Assert.DoesNotContain(AFamily.Teacher.ToString(), field.Description);
        AFamily.Refused("PARTICIPANT_NOT_FOUND", () => Hold(AFamily.Scheduled(), attendance: AFamily.Present((AFamily.Nobody, AttendanceMode.InPerson))));
    }

    [Fact]
    public void Who_left_before_is_not_asked_for_and_was_not_there()
    {
        var conference = AFamily.Scheduled();
        conference.ParticipantOf(AFamily.Friend).LeftOn = AFamily.Day.AddDays(-1);
        AFamily.Refused("PARTICIPANT_HAS_LEFT", () => Hold(conference, attendance: AFamily.Present((AFamily.Friend, AttendanceMode.InPerson))));
        Assert.NotEmpty(Hold(conference, attendance: [.. AFamily.Present().Where(a => a.ParticipantId != AFamily.Friend)]));
    }

    [Theory]
    [InlineData(AttendanceMode.InPerson, true)]
    [InlineData(AttendanceMode.Remote, true)]
    [InlineData(AttendanceMode.ViewsConveyed, false)]
    public void Who_is_kept_out_is_heard_at_most_through_others(AttendanceMode mode, bool refused)
    {
        var conference = AFamily.Scheduled();
        conference.ExcludeParticipant(AFamily.Grandmother, "COURT_ORDER", viewsConveyed: true, AFamily.Day.AddDays(-1));
        var attendance = AFamily.Present((AFamily.Grandmother, mode));
        if (refused)
            Assert.Contains(AFamily.Grandmother.ToString(), AFamily.Refused("EXCLUDED_PARTICIPANT_PRESENT", () => Hold(conference, attendance: attendance)).Message);
        else
            Assert.Equal(0, Hold(conference, attendance: attendance).Announced<ConferenceHeld>().PaternalParticipants);
    }

    [Fact]
    public void Who_was_let_in_again_by_that_day_may_have_been_there()
    {
        var conference = AFamily.Scheduled();
        conference.ExcludeParticipant(AFamily.Grandmother, "COURT_ORDER", viewsConveyed: true, AFamily.Day.AddDays(-2));
        conference.LiftExclusion(AFamily.Grandmother, AFamily.Day);
        Assert.NotEmpty(Hold(conference));
    }

    [Fact]
    public void Every_adult_who_was_there_had_agreed()
    {
        var conference = AFamily.Scheduled();
        Assert.Contains(AFamily.Father.ToString(),
            AFamily.Refused("CONSENT_MISSING", () => Hold(conference, attendance: AFamily.Present((AFamily.Father, AttendanceMode.Remote)))).Message);

        conference.RecordConsent(AFamily.Father, ConsentAnswer.Agreed, AFamily.Day, mayShare: false);
        Assert.Equal(2, Hold(conference, attendance: AFamily.Present((AFamily.Father, AttendanceMode.Remote))).Announced<ConferenceHeld>().PaternalParticipants);

        conference = AFamily.Scheduled();
        conference.RecordConsent(AFamily.Mother, ConsentAnswer.Withdrawn, AFamily.Day, mayShare: false);
        AFamily.Refused("CONSENT_MISSING", () => Hold(conference));
    }

    [Fact]
    public void A_conference_without_family_is_none()
    {
        var attendance = AFamily.Present((AFamily.Mother, AttendanceMode.Absent), (AFamily.Grandmother, AttendanceMode.ViewsConveyed), (AFamily.Friend, AttendanceMode.InPerson));
        AFamily.Refused("NO_FAMILY_PRESENT", () => Hold(AFamily.Scheduled(), attendance: attendance));
    }

    [Fact]
    public void It_is_held_once_as_scheduled_and_not_before_it_was_set()
    {
        AFamily.Refused("MOVE_NOT_ALLOWED", () => Hold(AFamily.Ready()));
        AFamily.Refused("MOVE_NOT_ALLOWED", () => Hold(AFamily.Held()));
        AFamily.Refused("SESSION_NOT_FOUND", () => AFamily.Scheduled().RecordConferenceHeld(AFamily.Nobody, AFamily.Phases(), AFamily.Present(), AFamily.Standard, AFamily.Pseudonyms));
        AFamily.Refused("DATE_OUT_OF_ORDER", () => Hold(AFamily.Scheduled(), AFamily.Phases(AFamily.Begins.AddDays(-30))));

        var conference = AFamily.Scheduled();
        conference.PostponeSession(AFamily.Session, SessionReason.Venue, AFamily.Booked);
        conference.ScheduleSession(AFamily.Review, SessionKind.Conference, AFamily.Begins, "School", AFamily.Booked);
        AFamily.Refused("SESSION_NOT_SCHEDULED", () => Hold(conference));
    }

    const string PrivateTime = "Family Rights Group, quality standards for family group conferences: private family time";
}
