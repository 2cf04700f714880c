using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.Reference;
using Suite.FosteringRecruitment.V1;
using static Suite.FosteringRecruitment.Tests.Enquiries.EnquiryGiven;

namespace Suite.FosteringRecruitment.Tests.Enquiries;

public sealed class EnquiryDeadlines
{
    [Fact]
    public void The_worked_case_is_answered_by_the_next_day_and_visited_within_the_week()
    {
        var enquiry = New();

        Assert.Equal(new(2026, 2, 17), enquiry.RespondBy);
        Assert.Equal(new(2026, 2, 23), enquiry.VisitBy);
        Assert.Equal(["ENQUIRY_RESPONSE 2026-02-17", "ENQUIRY_VISIT 2026-02-23"], Due(enquiry));
    }

    [Fact]
    public void Bank_holidays_are_no_working_days()
    {
        // Thursday before Easter 2026: Good Friday is 3 April, Easter Monday 6 April.
        var enquiry = New(Request(new DateOnly(2026, 4, 2)));

        Assert.Equal(new(2026, 4, 7), enquiry.RespondBy);
        Assert.Equal(new(2026, 4, 13), enquiry.VisitBy);
    }

    [Fact]
    public void New_targets_leave_older_enquiries_alone()
    {
        var reference = ReferenceData.BuiltIn(Authority);
        var older = New(targets: reference.TargetsOn(CameIn));

        reference.SetTargets(new(CameIn.AddDays(1), 2, 10, 3, 5, 3, true));
        var newer = New(Request(CameIn.AddDays(1)), reference.TargetsOn(CameIn.AddDays(1)));
        older.Respond(Responded, ContactMeans.Email);

        Assert.Equal(new(2026, 2, 23), older.VisitBy);
        Assert.True(older.ToMessage(Responded).RespondedInTime);
        Assert.Equal((new(2026, 2, 19), new(2026, 3, 3)), (newer.RespondBy, newer.VisitBy));
    }

    [Theory]
    [InlineData(17, true)]
    [InlineData(18, false)]
    public void An_answer_is_in_time_up_to_the_day_itself(int day, bool inTime)
    {
        var enquiry = New();
        Assert.False(enquiry.ToMessage(CameIn).RespondedInTime);

        enquiry.Respond(new(2026, 2, day), ContactMeans.Letter);

        Assert.Equal(inTime, enquiry.ToMessage(Applied).RespondedInTime);
    }

    [Theory]
    [InlineData(23, true)]
    [InlineData(24, false)]
    public void A_visit_is_in_time_up_to_the_day_itself(int day, bool inTime)
    {
        var enquiry = In(EnquiryState.VisitBooked);
        Assert.False(enquiry.ToMessage(CameIn).VisitedInTime);

        enquiry.RecordVisit(new(2026, 2, day), "Seen.", byVideo: false);

        Assert.Equal(inTime, enquiry.ToMessage(Applied).VisitedInTime);
    }

    [Fact]
    public void An_answer_leaves_the_visit_due_and_the_visit_nothing()
    {
        Assert.Equal(["ENQUIRY_VISIT 2026-02-23"], Due(In(EnquiryState.Responded)));
        Assert.Equal(["ENQUIRY_VISIT 2026-02-23"], Due(In(EnquiryState.VisitBooked)));
        Assert.Empty(Due(In(EnquiryState.Visited)));
        Assert.Empty(Due(In(EnquiryState.InvitedToApply)));
    }

    [Fact]
    public void An_unanswered_enquiry_is_warned_of_on_its_days_once()
    {
        var enquiry = New();

        var warned = enquiry.PassTime(new(2026, 3, 2), DateTimeOffset.UnixEpoch).Cast<DeadlineWarned>().ToList();

        Assert.Equal(
            [
                ("ENQUIRY_RESPONSE", new DateOnly(2026, 2, 17).ToMessage(), WarningSeverity.Notice),
                ("ENQUIRY_RESPONSE", new DateOnly(2026, 2, 18).ToMessage(), WarningSeverity.Warning),
                ("ENQUIRY_VISIT", new DateOnly(2026, 2, 22).ToMessage(), WarningSeverity.Notice),
                ("ENQUIRY_VISIT", new DateOnly(2026, 2, 23).ToMessage(), WarningSeverity.Notice),
                ("ENQUIRY_VISIT", new DateOnly(2026, 2, 24).ToMessage(), WarningSeverity.Warning),
            ],
            warned.Select(w => (w.Rule, w.WarningDate, w.Severity)));
        Assert.Equal(["RECRUIT", "TM"], warned[^1].AlertRoles);
        Assert.Empty(enquiry.PassTime(new(2026, 3, 2), DateTimeOffset.UnixEpoch));
        // Overdue is still due.
        Assert.Equal(["ENQUIRY_RESPONSE 2026-02-17", "ENQUIRY_VISIT 2026-02-23"], Due(enquiry));
    }

    [Fact]
    public void The_worklist_says_when_to_come_back_and_stops_saying_it_four_weeks_later()
    {
        var enquiry = In(EnquiryState.NotProgressed);
        Assert.Contains("COME_BACK 2026-09-01", Due(enquiry));

        var warned = Assert.IsType<DeadlineWarned>(Assert.Single(enquiry.PassTime(new(2026, 9, 1), DateTimeOffset.UnixEpoch)));
        Assert.Equal(("COME_BACK", WarningSeverity.Notice), (warned.Rule, warned.Severity));
        Assert.Contains("COME_BACK 2026-09-01", Due(enquiry));

        enquiry.PassTime(new(2026, 9, 29), DateTimeOffset.UnixEpoch);
        Assert.DoesNotContain("COME_BACK 2026-09-01", Due(enquiry));
    }

    [Theory]
    [InlineData(EnquiryState.NotProgressed, 24)]
    [InlineData(EnquiryState.Withdrawn, 25)]
    [InlineData(EnquiryState.Signposted, 25)]
    public void An_enquiry_alone_is_kept_three_years_from_its_end(EnquiryState state, int endedOn)
    {
        var enquiry = In(state);
        var until = new DateOnly(2029, 2, endedOn);

        Assert.Equal(until.ToMessage(), enquiry.ToMessage(Applied).RetainUntilDate);
        Assert.Contains($"RETENTION_ENDS {until:yyyy-MM-dd}", Due(enquiry));
        Assert.Contains(enquiry.PassTime(until, DateTimeOffset.UnixEpoch).OfType<DeadlineWarned>(), w => w.Rule == "RETENTION_ENDS" && w.AlertRoles.Single() == "TM");
    }

    [Fact]
    public void An_enquiry_of_which_an_application_came_is_kept_with_it_under_regulation_32()
    {
        var enquiry = In(EnquiryState.Applied);

        Assert.Null(enquiry.ToMessage(Applied).RetainUntilDate);
        Assert.Empty(Due(enquiry));
    }

    static IEnumerable<string> Due(Enquiry enquiry) => enquiry.DueItems().Select(item => $"{item.Rule} {item.DueOn:yyyy-MM-dd}");
}
