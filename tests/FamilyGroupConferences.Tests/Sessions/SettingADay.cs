using Google.Protobuf;
using Suite.FamilyGroupConferences.Events.V1;
using Suite.FamilyGroupConferences.V1;

namespace Suite.FamilyGroupConferences.Tests.Sessions;

public sealed class SettingADay
{
    static IReadOnlyList<IMessage> Schedule(Conference conference, DateTimeOffset? at = null, DateOnly? booked = null) =>
        conference.ScheduleSession(AFamily.Session, SessionKind.Conference, at ?? AFamily.Begins, "Church hall", booked ?? AFamily.Booked);

    [Fact]
    public void A_prepared_family_gets_its_day_within_the_norm()
    {
        var conference = AFamily.Ready();

        var scheduled = Schedule(conference).Announced<SessionScheduled>();

        Assert.Equal((SessionKind.Conference, AFamily.Day.ToMessage(), AFamily.Norm.ToMessage()), (scheduled.Kind, scheduled.ScheduledDate, scheduled.DueDate));
        Assert.Equal((ConferenceState.Scheduled, SessionState.Scheduled), (conference.State, conference.SessionOf(AFamily.Session).State));
        var due = Assert.Single(conference.DueItems());
        Assert.Equal(("CONFERENCE_DUE", AFamily.Norm), (due.Rule, due.DueOn));
        AFamily.Refused("MOVE_NOT_ALLOWED", () => Schedule(conference));
    }

    [Fact]
    public void In_summer_a_late_beginning_belongs_to_the_next_day_in_London()
    {
        var scheduled = Schedule(AFamily.Ready(), new(2026, 9, 14, 23, 30, 0, TimeSpan.Zero)).Announced<SessionScheduled>();
        Assert.Equal(new DateOnly(2026, 9, 15).ToMessage(), scheduled.ScheduledDate);
    }

    [Fact]
    public void Days_follow_each_other()
    {
        AFamily.Refused("DATE_OUT_OF_ORDER", () => Schedule(AFamily.Ready(), booked: AFamily.Consented.AddDays(-1)));
        AFamily.Refused("DATE_OUT_OF_ORDER", () => Schedule(AFamily.Ready(), booked: AFamily.Day.AddDays(1)));
        var conference = AFamily.Scheduled();
        conference.PostponeSession(AFamily.Session, SessionReason.Illness, new(2026, 9, 10));
        AFamily.Refused("DATE_OUT_OF_ORDER", () => Schedule(conference, booked: new(2026, 9, 9)));
    }

    [Fact]
    public void Everything_that_lacks_is_named_at_once_the_first_is_the_reason()
    {
        var conference = AFamily.Preparing();
        conference.ArrangeInterpreter(AFamily.Grandmother, "pl", ArrangementStatus.Needed, AFamily.Consented);
        conference.ExcludeParticipant(AFamily.Father, "DOMESTIC_ABUSE", viewsConveyed: true, AFamily.Consented);

        var refused = AFamily.Refused("PARTICIPANTS_NOT_PREPARED", () => Schedule(conference));

        Assert.Equal(["PARTICIPANTS_NOT_PREPARED", "SAFETY_PLAN_MISSING", "ARRANGEMENTS_OPEN", "PATERNAL_FAMILY_NOT_RECORDED", "CHILD_VIEWS_NOT_RECORDED"], refused.Rules.Select(r => r.Rule));
        Assert.Contains(AFamily.Mother.ToString(), refused.Rules[0].Description);
        Assert.DoesNotContain(AFamily.Father.ToString(), refused.Rules[0].Description);
        Assert.Contains(AFamily.Grandmother.ToString(), refused.Rules[2].Description);
    }

    [Fact]
    public void Children_act_1989_section_17_4A_every_child_that_is_born_is_heard_first()
    {
        var conference = AFamily.Ready();
        (conference.ChildOf(AFamily.Boy).Views, conference.ChildOf(AFamily.Boy).ViewsOn) = ("", null);

        var refused = AFamily.Refused("CHILD_VIEWS_NOT_RECORDED", () => Schedule(conference));

        Assert.Equal("Children Act 1989 s.17(4A)", Assert.Single(refused.Rules).Citation);
        Assert.Contains(AFamily.Boy.ToString(), refused.Message);
        Assert.DoesNotContain(AFamily.Unborn.ToString(), refused.Message);
    }

    [Fact]
    public void Who_agreed_and_is_not_kept_out_is_prepared()
    {
        var conference = AFamily.Ready();
        conference.RecordConsent(AFamily.Father, ConsentAnswer.Agreed, AFamily.Prepared, mayShare: false);
        Assert.Contains(AFamily.Father.ToString(), AFamily.Refused("PARTICIPANTS_NOT_PREPARED", () => Schedule(conference)).Message);

        conference.SetSafetyPlan(["DOMESTIC_ABUSE"], "He is heard by letter.", AFamily.Prepared, "coordinator-1");
        conference.ExcludeParticipant(AFamily.Father, "DOMESTIC_ABUSE", viewsConveyed: true, AFamily.Prepared);
        Assert.NotEmpty(Schedule(conference));
    }

    [Fact]
    public void Nothing_is_scheduled_when_nobody_of_the_family_wants_it_any_more()
    {
        var conference = AFamily.Ready();
        conference.RecordConsent(AFamily.Mother, ConsentAnswer.Withdrawn, AFamily.Prepared, mayShare: false);
        conference.RecordConsent(AFamily.Grandmother, ConsentAnswer.Withdrawn, AFamily.Prepared, mayShare: false);
        AFamily.Refused("FAMILY_DID_NOT_CONSENT", () => Schedule(conference));
    }

    [Fact]
    public void Who_is_not_safe_to_contact_needs_a_safety_plan()
    {
        var conference = AFamily.Ready();
        conference.RecordPaternalFamily(PaternalFamily.NotSafeToContact, "", AFamily.Booked);
        AFamily.Refused("SAFETY_PLAN_MISSING", () => Schedule(conference));
        conference.SetSafetyPlan(["DOMESTIC_ABUSE"], "The place is not told to him.", AFamily.Booked, "coordinator-1");
        Assert.NotEmpty(Schedule(conference));
    }

    [Theory]
    [InlineData(ArrangementStatus.Unspecified, false)]
    [InlineData(ArrangementStatus.Needed, false)]
    [InlineData(ArrangementStatus.Arranged, true)]
    [InlineData(ArrangementStatus.Declined, true)]
    public void A_language_needs_an_interpreter_or_the_word_that_none_is_wanted(ArrangementStatus interpreter, bool allowed)
    {
        var conference = AFamily.Ready();
        (conference.ParticipantOf(AFamily.Grandmother).Language, conference.ParticipantOf(AFamily.Grandmother).Interpreter) = ("pl", interpreter);
        if (allowed)
            Assert.NotEmpty(Schedule(conference));
        else
            AFamily.Refused("ARRANGEMENTS_OPEN", () => Schedule(conference));
    }

    [Fact]
    public void A_childs_advocate_is_arranged_first_somebody_who_stays_away_needs_none()
    {
        var conference = AFamily.Ready();
        conference.ArrangeInterpreter(AFamily.Father, "pl", ArrangementStatus.Needed, AFamily.Booked);
        conference.ArrangeAdvocate(AFamily.Girl, ArrangementStatus.Needed, null, AFamily.Booked);
        Assert.Contains(AFamily.Girl.ToString(), AFamily.Refused("ARRANGEMENTS_OPEN", () => Schedule(conference)).Message);

        conference.ArrangeAdvocate(AFamily.Girl, ArrangementStatus.Arranged, AFamily.Advocate, AFamily.Booked);
        Assert.NotEmpty(Schedule(conference));
    }

    [Fact]
    public void The_fathers_family_is_thought_of_first()
    {
        var conference = AFamily.Ready();
        conference.PaternalFamily = PaternalFamily.Unspecified;
        AFamily.Refused("PATERNAL_FAMILY_NOT_RECORDED", () => Schedule(conference));
    }

    [Fact]
    public void An_urgent_conference_waits_for_preparation_and_safety_only()
    {
        var conference = AFamily.Preparing(urgent: true);
        conference.ArrangeInterpreter(AFamily.Grandmother, "pl", ArrangementStatus.Needed, AFamily.Consented);
        AFamily.Refused("PARTICIPANTS_NOT_PREPARED", () => Schedule(conference));
        foreach (var id in (Guid[])[AFamily.Mother, AFamily.Grandmother, AFamily.Friend])
            conference.RecordPreparation(id, AFamily.Consented, AttendanceMode.Remote, invited: true);
        conference.ExcludeParticipant(AFamily.Father, "DOMESTIC_ABUSE", viewsConveyed: false, AFamily.Consented);
        AFamily.Refused("SAFETY_PLAN_MISSING", () => Schedule(conference));
        conference.SetSafetyPlan(["DOMESTIC_ABUSE"], "He is not told.", AFamily.Consented, "coordinator-1");

        Assert.Equal(new DateOnly(2026, 8, 6).ToMessage(), Schedule(conference).Announced<SessionScheduled>().DueDate);
        var due = Assert.Single(conference.DueItems());
        Assert.Equal(("URGENT_CONFERENCE_DUE", new DateOnly(2026, 8, 6)), (due.Rule, due.DueOn));
    }

    [Fact]
    public void What_is_put_off_or_called_off_gets_another_day()
    {
        var conference = AFamily.Scheduled();
        var postponed = conference.PostponeSession(AFamily.Session, SessionReason.Illness, new(2026, 9, 10)).Announced<SessionPostponed>();
        Assert.Equal((SessionReason.Illness, ConferenceState.Postponed), (postponed.Reason, conference.State));
        AFamily.Refused("SESSION_NOT_SCHEDULED", () => conference.PostponeSession(AFamily.Session, SessionReason.Illness, new(2026, 9, 10)));
        AFamily.Refused("SESSION_NOT_SCHEDULED", () => conference.CancelSession(AFamily.Session, SessionReason.Illness, new(2026, 9, 10)));

        conference.ScheduleSession(AFamily.Review, SessionKind.Conference, AFamily.Begins.AddDays(7), "Church hall", new(2026, 9, 11));
        var cancelled = conference.CancelSession(AFamily.Review, SessionReason.FamilyWithdrew, new(2026, 9, 12)).Announced<SessionCancelled>();

        Assert.Equal((SessionReason.FamilyWithdrew, ConferenceState.Cancelled), (cancelled.Reason, conference.State));
        Assert.Equal([SessionState.Postponed, SessionState.Cancelled], conference.Sessions.Select(s => s.State));
        Assert.NotEmpty(conference.ScheduleSession(Guid.CreateVersion7(), SessionKind.Conference, AFamily.Begins.AddDays(9), "School", new(2026, 9, 14)));
    }

    [Fact]
    public void Only_a_session_of_this_conference_is_put_off_and_not_before_it_was_set()
    {
        AFamily.Refused("SESSION_NOT_FOUND", () => AFamily.Scheduled().PostponeSession(AFamily.Nobody, SessionReason.Venue, AFamily.Day));
        AFamily.Refused("SESSION_NOT_FOUND", () => AFamily.Scheduled().CancelSession(AFamily.Nobody, SessionReason.Venue, AFamily.Day));
        AFamily.Refused("DATE_OUT_OF_ORDER", () => AFamily.Scheduled().PostponeSession(AFamily.Session, SessionReason.Venue, AFamily.Booked.AddDays(-1)));
        AFamily.Refused("DATE_OUT_OF_ORDER", () => AFamily.Scheduled().CancelSession(AFamily.Session, SessionReason.Venue, AFamily.Booked.AddDays(-1)));
    }

    [Fact]
    public void What_was_to_come_is_called_off_when_the_conference_ends()
    {
        var conference = AFamily.Scheduled();
        var cancelled = conference.StandDown(StandDownReason.Unsafe, AFamily.Day).Announced<SessionCancelled>();
        Assert.Equal((AFamily.Session.ToString(), SessionReason.Other, AFamily.Day.ToMessage()), (cancelled.SessionId, cancelled.Reason, cancelled.CancelledDate));
        Assert.Equal(SessionState.Cancelled, conference.SessionOf(AFamily.Session).State);
        AFamily.Refused("MOVE_NOT_ALLOWED", () => Schedule(conference));

        conference = AFamily.WithReviewBooked();
        Assert.Equal(AFamily.Review.ToString(), conference.Close(ClosureCode.MovedAway, new(2026, 11, 23)).Announced<SessionCancelled>().SessionId);
        Assert.Equal([SessionState.Held, SessionState.Cancelled], conference.Sessions.Select(s => s.State));
    }
}
