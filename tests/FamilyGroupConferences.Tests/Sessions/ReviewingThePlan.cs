using Google.Protobuf;
using Suite.FamilyGroupConferences.Events.V1;
using Suite.FamilyGroupConferences.V1;
using Attendance = Suite.FamilyGroupConferences.Conferences.Attendance;

namespace Suite.FamilyGroupConferences.Tests.Sessions;

public sealed class ReviewingThePlan
{
    static readonly DateOnly Due = new(2026, 12, 14);
    static readonly DateTimeOffset Ended = new(2026, 12, 10, 17, 0, 0, TimeSpan.Zero);

    static IReadOnlyList<IMessage> Hold(Conference conference, DateTimeOffset? ended = null, IReadOnlyList<Attendance>? attendance = null, DateOnly? next = null) =>
        conference.RecordReviewHeld(AFamily.Review, ended ?? Ended, attendance ?? AFamily.Present(), ReviewFinding.Partly, next, AFamily.Standard);

    static void Pass(Conference conference, DateOnly day) => conference.PassTime(day, WorkingCalendar.LondonMidnight(day));

    [Theory]
    [InlineData(ConferenceState.Agreed)]
    [InlineData(ConferenceState.AgreedWithChanges)]
    public void On_its_day_the_review_is_due_and_once(ConferenceState agreed)
    {
        var conference = AFamily.Agreed();
        conference.State = agreed;
        Assert.Equal(Due, Assert.Single(conference.DueItems(), i => i.Rule == "REVIEW_CONFERENCE_DUE").DueOn);

        Pass(conference, Due.AddDays(-1));
        Assert.Equal(agreed, conference.State);

        Assert.Single(conference.PassTime(Due, WorkingCalendar.LondonMidnight(Due)), e => e is RecordAmended { Section: "STATE" });
        Assert.Equal((ConferenceState.ReviewDue, Due), (conference.State, conference.StateSince));
        Assert.DoesNotContain(conference.PassTime(Due, WorkingCalendar.LondonMidnight(Due)), e => e is RecordAmended);
        Assert.Contains(conference.DueItems(), i => i.Rule == "REVIEW_CONFERENCE_DUE");
    }

    [Fact]
    public void Of_what_is_late_the_manager_hears_the_day_after()
    {
        var conference = AFamily.Scheduled();
        var warned = conference.PassTime(AFamily.Norm.AddDays(1), WorkingCalendar.LondonMidnight(AFamily.Norm.AddDays(1))).OfType<DeadlineWarned>()
            .Where(w => w.Rule == "CONFERENCE_DUE").ToList();
        Assert.Equal(((int[])[-14, -7, 0, 1]).Select(days => AFamily.Norm.AddDays(days).ToMessage()), warned.Select(w => w.WarningDate));
        Assert.Equal([false, false, false, true], warned.Select(w => w.AlertRoles.Contains("FGC_MGR")));
    }

    [Fact]
    public void A_leap_over_many_days_ends_where_each_day_would_have()
    {
        var conference = AFamily.Agreed();
        Pass(conference, Due.AddDays(40));
        Assert.Equal((ConferenceState.ReviewDue, Due), (conference.State, conference.StateSince));
    }

    [Fact]
    public void A_plan_agreed_after_the_reviews_day_is_reviewed_at_once()
    {
        var conference = AFamily.Agreed();
        conference.StateSince = Due.AddDays(3);
        Pass(conference, Due.AddDays(3));
        Assert.Equal((ConferenceState.ReviewDue, Due.AddDays(3)), (conference.State, conference.StateSince));
    }

    [Theory]
    [InlineData(ConferenceState.NoPlan)]
    [InlineData(ConferenceState.NotAgreed)]
    [InlineData(ConferenceState.Closed)]
    public void Without_an_agreed_plan_nothing_is_reviewed(ConferenceState state)
    {
        var conference = AFamily.Held();
        conference.State = state;
        Pass(conference, Due);
        Assert.Equal(state, conference.State);
        Assert.DoesNotContain(conference.DueItems(), i => i.Rule == "REVIEW_CONFERENCE_DUE");
        AFamily.Refused("MOVE_NOT_ALLOWED", () => conference.ScheduleSession(AFamily.Review, SessionKind.Review, Ended, "School", AFamily.Day));
    }

    [Theory]
    [InlineData(14, true)]
    [InlineData(15, false)]
    public void A_review_is_in_time_by_the_day_it_was_due(int day, bool inTime)
    {
        var conference = AFamily.WithReviewBooked();

        var events = Hold(conference, new DateTimeOffset(2026, 12, day, 17, 0, 0, TimeSpan.Zero));

        var held = events.Announced<ReviewHeld>();
        Assert.Equal((1, Due.ToMessage(), new DateOnly(2026, 12, day).ToMessage(), inTime, ReviewFinding.Partly, 3),
            (held.Number, held.DueDate, held.HeldDate, held.InTime, held.Finding, held.FeedbackAsked));
        Assert.Empty(events.OfType<ReviewSet>());
        Assert.Equal((ConferenceState.Reviewed, null), (conference.State, conference.NextReview));
        Assert.DoesNotContain(conference.DueItems(), i => i.Rule == "REVIEW_CONFERENCE_DUE");
        var session = conference.SessionOf(AFamily.Review);
        Assert.Equal((inTime, ReviewFinding.Partly, new DateOnly(2026, 12, day).AddDays(14)), (session.InTime, session.Finding, session.FeedbackBy));
    }

    [Fact]
    public void Another_review_falls_due_in_its_turn()
    {
        var conference = AFamily.WithReviewBooked();
        AFamily.Refused("DATE_OUT_OF_ORDER", () => Hold(conference, next: new(2026, 12, 10)));

        var set = Hold(conference, next: new(2027, 3, 10)).Announced<ReviewSet>();

        Assert.Equal((2, new DateOnly(2027, 3, 10).ToMessage()), (set.Number, set.DueDate));
        Assert.Equal(ConferenceState.Reviewed, conference.State);
        Pass(conference, new(2027, 3, 10));
        Assert.Equal(ConferenceState.ReviewDue, conference.State);
        conference.ScheduleSession(AFamily.Nobody, SessionKind.Review, new(2027, 3, 12, 15, 0, 0, TimeSpan.Zero), "School", new(2027, 3, 10));
        Assert.Equal((2, false), conference.RecordReviewHeld(AFamily.Nobody, new(2027, 3, 12, 17, 0, 0, TimeSpan.Zero), AFamily.Present(), ReviewFinding.OnTrack, null, AFamily.Standard)
            .OfType<ReviewHeld>().Select(e => (e.Number, e.InTime)).Single());
    }

    [Fact]
    public void One_review_is_set_at_a_time_and_only_one_that_is_to_come()
    {
        var conference = AFamily.WithReviewBooked();
        Assert.Equal(ConferenceState.Agreed, conference.State);
        AFamily.Refused("SESSION_ALREADY_SCHEDULED", () => conference.ScheduleSession(AFamily.Nobody, SessionKind.Review, Ended, "School", new(2026, 11, 21)));

        conference.PostponeSession(AFamily.Review, SessionReason.Illness, new(2026, 11, 25));
        Assert.Equal(ConferenceState.Agreed, conference.State);
        AFamily.Refused("SESSION_NOT_SCHEDULED", () => Hold(conference));
        conference.ScheduleSession(AFamily.Nobody, SessionKind.Review, Ended, "School", new(2026, 11, 26));
        conference.RecordReviewHeld(AFamily.Nobody, Ended, AFamily.Present(), ReviewFinding.OnTrack, null, AFamily.Standard);

        AFamily.Refused("NO_REVIEW_DUE", () => conference.ScheduleSession(Guid.CreateVersion7(), SessionKind.Review, Ended.AddDays(9), "School", new(2026, 12, 11)));
    }

    [Fact]
    public void A_review_is_as_safe_and_as_much_the_familys_as_the_conference()
    {
        var conference = AFamily.WithReviewBooked();
        AFamily.Refused("SESSION_NOT_FOUND", () => conference.RecordReviewHeld(AFamily.Nobody, Ended, AFamily.Present(), ReviewFinding.OnTrack, null, AFamily.Standard));
        AFamily.Refused("SESSION_NOT_SCHEDULED", () => conference.RecordReviewHeld(AFamily.Session, Ended, AFamily.Present(), ReviewFinding.OnTrack, null, AFamily.Standard));
        AFamily.Refused("DATE_OUT_OF_ORDER", () => Hold(conference, ended: new DateTimeOffset(2026, 11, 19, 17, 0, 0, TimeSpan.Zero)));
        AFamily.Refused("INVALID_FIELDS", () => Hold(conference, attendance: [.. AFamily.Present().Skip(1)]));
        AFamily.Refused("CONSENT_MISSING", () => Hold(conference, attendance: AFamily.Present((AFamily.Father, AttendanceMode.InPerson))));
        AFamily.Refused("NO_FAMILY_PRESENT", () => Hold(conference, attendance: AFamily.Present((AFamily.Mother, AttendanceMode.Absent), (AFamily.Grandmother, AttendanceMode.Absent))));
        conference.ExcludeParticipant(AFamily.Grandmother, "COURT_ORDER", viewsConveyed: true, new(2026, 12, 1));
        AFamily.Refused("EXCLUDED_PARTICIPANT_PRESENT", () => Hold(conference));
        AFamily.Refused("MOVE_NOT_ALLOWED", () => Hold(AFamily.Held()));

        conference = AFamily.Agreed();
        conference.ExcludeParticipant(AFamily.Grandmother, "COURT_ORDER", viewsConveyed: true, new(2026, 10, 1));
        AFamily.Refused("SAFETY_PLAN_MISSING", () => conference.ScheduleSession(AFamily.Review, SessionKind.Review, Ended, "School", new(2026, 11, 20)));
        AFamily.Refused("DATE_OUT_OF_ORDER", () => conference.ScheduleSession(AFamily.Review, SessionKind.Review, Ended, "School", AFamily.Day.AddDays(-1)));
    }
}
