using Suite.EdgeOfCare.Events.V1;
using Suite.EdgeOfCare.V1;
using static Suite.EdgeOfCare.Tests.Reunifications.AHome;
using static Suite.EdgeOfCare.Tests.Reunifications.AReturn;

namespace Suite.EdgeOfCare.Tests.Reunifications;

/// <summary>Visits, reviews of the case and the order under which a child is at home.</summary>
public class LifeAtHome
{
    static MonitoringVisitMade Visit(Reunification reunification, DateOnly on, bool seen = true) =>
        Only<MonitoringVisitMade>(reunification.RecordVisit(on, seen, seenAlone: seen, "Settled.", Worker));

    static (DateOnly, string) DueVisit(Reunification reunification)
    {
        var item = Item(reunification, "VISIT_DUE")!;
        return (item.DueOn, item.Citation);
    }

    [Fact]
    public void Under_a_care_order_the_first_visit_is_due_in_a_week_and_then_every_6_by_regulation_28()
    {
        var reunification = AtHome();
        Assert.Equal((Home.AddDays(7), $"{Regulations} reg 28(2)"), DueVisit(reunification));

        var first = Visit(reunification, Home.AddDays(7));

        Assert.Equal((Home.AddDays(7).ToMessage(), true), (first.DueDate, first.InTime));
        Assert.Equal((Home.AddDays(7 + 42), $"{Regulations} reg 28(5)"), DueVisit(reunification));
        Assert.True(Visit(reunification, Home.AddDays(7 + 42)).InTime);
        Assert.False(Visit(reunification, Home.AddDays(7 + 42 + 43)).InTime);
    }

    [Fact]
    public void A_visit_without_seeing_the_child_does_not_meet_the_clock()
    {
        var reunification = AtHome();

        Visit(reunification, Home.AddDays(6), seen: false);

        Assert.Equal(Home.AddDays(7), DueVisit(reunification).Item1);
    }

    [Fact]
    public void Under_an_interim_order_it_is_weekly_until_the_first_review_and_then_every_4_weeks_by_regulation_28()
    {
        var reunification = AtHome(CareLegalStatus.InterimCareOrder);
        Visit(reunification, Home.AddDays(7));
        Assert.Equal((Home.AddDays(14), $"{Regulations} reg 28(4)"), DueVisit(reunification));

        Review(reunification, Home.AddDays(10));

        Assert.Equal((Home.AddDays(7 + 28), $"{Regulations} reg 28(4)"), DueVisit(reunification));
    }

    [Fact]
    public void A_weekly_visit_that_was_missed_before_the_review_stays_due_until_it_is_made()
    {
        var reunification = AtHome(CareLegalStatus.InterimCareOrder);
        Visit(reunification, Home.AddDays(7));

        Review(reunification, Home.AddDays(20));

        Assert.Equal(Home.AddDays(14), DueVisit(reunification).Item1);
        Assert.False(Visit(reunification, Home.AddDays(21)).InTime);
        Assert.Equal(Home.AddDays(21 + 28), DueVisit(reunification).Item1);
    }

    [Theory]
    [InlineData(CareLegalStatus.CareOrder, 42, "3")]
    [InlineData(CareLegalStatus.InterimCareOrder, 28, "4")]
    public void Placed_at_once_it_is_weekly_until_the_first_review_and_then_as_the_order_says_by_regulation_28(CareLegalStatus status, int days, string paragraph)
    {
        var reunification = Immediate(status);
        Visit(reunification, PlacedAtOnce.AddDays(5));
        Assert.Equal((PlacedAtOnce.AddDays(12), $"{Regulations} reg 28({paragraph})"), DueVisit(reunification));

        Review(reunification, PlacedAtOnce.AddDays(9));

        Assert.Equal(PlacedAtOnce.AddDays(5 + days), DueVisit(reunification).Item1);
    }

    [Fact]
    public void A_care_order_made_while_the_child_is_there_begins_its_own_clock_by_regulation_28()
    {
        var reunification = AtHome(CareLegalStatus.InterimCareOrder);
        Visit(reunification, Home.AddDays(7));
        Review(reunification, Home.AddDays(8));

        reunification.RecordLegalStatus(Home.AddDays(20), CareLegalStatus.CareOrder, supervisionOrder: false, Worker);

        Assert.Equal((Home.AddDays(27), $"{Regulations} reg 28(5)"), DueVisit(reunification));
        Visit(reunification, Home.AddDays(25));
        Assert.Equal(Home.AddDays(25 + 42), DueVisit(reunification).Item1);

        var missed = AtHome(CareLegalStatus.InterimCareOrder);
        Visit(missed, Home.AddDays(7));
        Review(missed, Home.AddDays(8));
        missed.RecordLegalStatus(Home.AddDays(40), CareLegalStatus.CareOrder, supervisionOrder: false, Worker);
        Assert.Equal((Home.AddDays(35), $"{Regulations} reg 28(4)"), DueVisit(missed));
    }

    [Fact]
    public void Where_no_regulation_sets_a_day_every_visit_is_in_time()
    {
        var reunification = AtHome(CareLegalStatus.Section20SinglePeriod);

        var visit = Visit(reunification, Home.AddDays(60));

        Assert.Equal((null, true), (visit.DueDate, visit.InTime));
        Assert.Null(Item(reunification, "VISIT_DUE"));
    }

    [Fact]
    public void Visits_are_made_where_the_child_is_home_and_kept_in_order()
    {
        Assert.Equal("MOVE_NOT_ALLOWED", ReasonOf(() => Visit(StayingOvernight(), Overnight)));
        Assert.Equal("DATE_OUT_OF_ORDER", ReasonOf(() => Visit(AtHome(), Phased.AddDays(-1))));
        var reunification = AtHome();
        Visit(reunification, Home.AddDays(9));
        Visit(reunification, Home.AddDays(3));

        Assert.Equal([Home.AddDays(3), Home.AddDays(9)], reunification.Visits.Select(v => v.On));
    }

    [Fact]
    public void The_case_is_reviewed_every_6_months_and_in_the_seventh_it_is_late_by_regulation_33()
    {
        var reunification = Considered();
        Assert.Equal((new DateOnly(2026, 9, 2), $"{Regulations} reg 33"), (Item(reunification, "CARE_REVIEW_DUE")!.DueOn, Item(reunification, "CARE_REVIEW_DUE")!.Citation));

        var late = Only<CareReviewHeld>(Review(reunification, new(2026, 10, 2)));
        Assert.Equal((new DateOnly(2026, 9, 2).ToMessage(), false), (late.DueDate, late.InTime));

        Assert.True(Only<CareReviewHeld>(Review(reunification, new(2027, 4, 2))).InTime);
        Assert.Equal("DATE_OUT_OF_ORDER", ReasonOf(() => Review(reunification, new(2027, 4, 1))));
    }

    [Fact]
    public void A_review_that_did_not_consider_a_change_of_status_is_on_the_worklist_by_regulation_35()
    {
        var reunification = Considered();

        Review(reunification, new(2026, 8, 3), considered: false);

        var item = Item(reunification, "CHANGE_OF_STATUS_NOT_CONSIDERED")!;
        Assert.Equal(new DateOnly(2026, 8, 3), item.DueOn);
        Assert.Contains($"{Regulations} reg 35 and Schedule 7", item.Citation, StringComparison.Ordinal);
        Review(reunification, new(2026, 10, 5));
        Assert.Null(Item(reunification, "CHANGE_OF_STATUS_NOT_CONSIDERED"));
    }

    [Fact]
    public void Whoever_holds_the_case_does_not_chair_its_reviews_by_regulation_46()
    {
        RefusedBy("IRO_NOT_INDEPENDENT", $"{Regulations} reg 46", () => Considered().RecordCareReview(Later, true, Worker, "Goes on.", Worker));
        RefusedBy("IRO_NOT_INDEPENDENT", $"{Regulations} reg 46", () => Assessing().RecordCareReview(Later, true, "assessor-1", "Goes on.", Worker));
    }

    static readonly DateOnly Later = new(2026, 8, 3);

    [Fact]
    public void A_child_no_longer_looked_after_has_no_such_review_and_back_in_care_they_begin_anew_by_regulation_33()
    {
        var reunification = AtHome(CareLegalStatus.Section20SinglePeriod);
        Assert.Null(Item(reunification, "CARE_REVIEW_DUE"));
        Assert.Equal((null, true), (Only<CareReviewHeld>(Review(reunification, Home.AddDays(5))).DueDate, reunification.CareReviews[^1].IsInTime));

        reunification.RecordReEntry(new(2026, 8, 3), CareLegalStatus.Section20SinglePeriod, [ReEntryReason.ParentUnable], "", Worker);

        Assert.Equal(new DateOnly(2026, 9, 1), Item(reunification, "CARE_REVIEW_DUE")!.DueOn);
        Review(reunification, new(2026, 8, 28));
        Assert.Equal(new DateOnly(2026, 11, 28), Item(reunification, "CARE_REVIEW_DUE")!.DueOn);
        Review(reunification, new(2026, 11, 16));
        Assert.Equal(new DateOnly(2027, 5, 16), Item(reunification, "CARE_REVIEW_DUE")!.DueOn);
    }

    [Fact]
    public void An_order_that_ends_ends_the_placement_and_the_child_is_home_without_being_looked_after()
    {
        var reunification = Monitored();

        var events = reunification.RecordLegalStatus(Home.AddDays(90), CareLegalStatus.Unspecified, supervisionOrder: true, Worker);

        var changed = Only<LegalStatusChanged>(events);
        Assert.Equal((true, true), (changed.Ceased, changed.SupervisionOrder));
        Assert.Equal(PlacementEnd.OrderEnded, Only<PlacementWithParentsEnded>(events).End);
        Assert.Equal((ReunificationState.Monitoring, CareLegalStatus.Unspecified), (reunification.State, reunification.LegalStatusOn(Home.AddDays(90))));
        Assert.Equal("DATE_OUT_OF_ORDER", ReasonOf(() => reunification.RecordLegalStatus(Home.AddDays(89), CareLegalStatus.CareOrder, false, Worker)));
        Assert.Equal("DATE_OUT_OF_ORDER", ReasonOf(() => Monitored().RecordLegalStatus(Home.AddDays(-1), CareLegalStatus.Unspecified, false, Worker)));
    }

    [Fact]
    public void At_18_order_and_placement_end_by_themselves_and_nobody_is_looked_after_again_by_the_Children_Act_section_105()
    {
        var birthday = Home.AddDays(30);
        var reunification = AtHome();
        reunification.CorrectChild(SomeChild(birthday.AddYears(-18)));
        Assert.Equal(birthday, Item(reunification, "CHILD_COMES_OF_AGE")!.DueOn);

        var events = reunification.PassTime(birthday, default);

        Assert.Equal((PlacementEnd.Aged18, birthday.ToMessage()), (Only<PlacementWithParentsEnded>(events).End, Only<PlacementWithParentsEnded>(events).EndDate));
        Assert.True(Only<LegalStatusChanged>(events).Ceased);
        Assert.Null(Item(reunification, "CHILD_COMES_OF_AGE"));
        Assert.DoesNotContain(reunification.PassTime(birthday.AddDays(1), default), e => e is LegalStatusChanged or PlacementWithParentsEnded);
        RefusedBy("CHILD_OF_AGE", "Children Act 1989 s.105(1)", () => reunification.RecordLegalStatus(birthday, CareLegalStatus.CareOrder, false, Worker));
        RefusedBy("CHILD_OF_AGE", "Children Act 1989 s.105(1)", () => reunification.RecordReEntry(birthday, CareLegalStatus.Section20SinglePeriod, [ReEntryReason.Other], "", Worker));
    }

    [Fact]
    public void A_contact_order_against_a_child_at_home_is_on_the_worklist_by_regulation_16_until_it_is_discharged()
    {
        var reunification = Monitored();
        var order = Guid.CreateVersion7();

        Assert.Equal("CONTACT_ORDER", Only<RecordAmended>(reunification.RecordContactOrder(order, Home.AddDays(9), incompatible: true, [reunification.People[0].Id], "No living together.")).Section);

        var item = Item(reunification, "CONTACT_ORDER_AT_HOME")!;
        Assert.Equal((Home.AddDays(9), order.ToString()), (item.DueOn, item.Subject));
        Assert.Contains($"{Regulations} reg 16", item.Citation, StringComparison.Ordinal);
        Assert.Equal("DATE_OUT_OF_ORDER", ReasonOf(() => reunification.EndContactOrder(order, Home)));
        reunification.EndContactOrder(order, Home.AddDays(12));
        Assert.Null(Item(reunification, "CONTACT_ORDER_AT_HOME"));
        RefusedBy("CONTACT_ORDER_ENDED", "reg 16; Children Act 1989 s.34", () => reunification.EndContactOrder(order, Home.AddDays(13)));
        Assert.Equal("CONTACT_ORDER_NOT_FOUND", ReasonOf(() => reunification.EndContactOrder(Guid.CreateVersion7(), Home)));
    }

    [Fact]
    public void Contact_orders_are_of_people_who_are_there_and_kept_in_order()
    {
        var reunification = Assessed();
        Assert.Equal("PERSON_NOT_FOUND", ReasonOf(() => reunification.RecordContactOrder(Guid.CreateVersion7(), Begun, true, [Guid.CreateVersion7()], "None.")));

        reunification.RecordContactOrder(Guid.CreateVersion7(), Checked, incompatible: false, [], "Weekly.");
        reunification.RecordContactOrder(Guid.CreateVersion7(), Begun, incompatible: false, [], "Monthly.");

        Assert.Equal(["Monthly.", "Weekly."], reunification.ContactOrders.Select(o => o.Summary));
        reunification.RequireNoContactOrderAgainst(Checked);
        Assert.Equal("MOVE_NOT_ALLOWED", ReasonOf(() => ClosingReturns.Closed().RecordContactOrder(Guid.CreateVersion7(), InSixMonths, true, [], "None.")));
    }

    [Fact]
    public void The_police_are_waited_for_20_working_days_then_they_are_asked_again()
    {
        var reunification = Assessing();
        var check = Guid.CreateVersion7();
        reunification.RequestCheck(check, Join(reunification), SuitabilityCheckKind.Police, Begun, "WESTMERE");

        var item = Item(reunification, "CHECK_AWAITED")!;
        Assert.Equal((WorkingCalendar.WorkingDaysAfter(Begun, 20), "POLICE", check.ToString()), (item.DueOn, item.BlockedBy, item.Subject));
        reunification.RecordCheckResult(check, Checked, SuitabilityCheckOutcome.Clear);
        Assert.Null(Item(reunification, "CHECK_AWAITED"));
    }

    [Fact]
    public void An_overdue_visit_is_critical_and_alerts_social_worker_and_manager()
    {
        var reunification = AtHome();

        var warned = reunification.PassTime(Home.AddDays(8), default).OfType<DeadlineWarned>().Where(w => w.Rule == "VISIT_DUE").ToList();

        Assert.Equal([Home.AddDays(7).ToMessage(), Home.AddDays(8).ToMessage()], warned.Select(w => w.WarningDate));
        Assert.All(warned, w => Assert.Equal((WarningSeverity.Critical, "CSW TM"), (w.Severity, string.Join(' ', w.AlertRoles))));
    }

    [Fact]
    public void Deadlines_of_an_immediate_placement_alert_nominated_officer_and_manager()
    {
        var warned = Immediate().PassTime(new(2027, 1, 7), default).OfType<DeadlineWarned>().Where(w => w.Rule == "IMMEDIATE_ASSESSMENT_DUE").ToList();

        Assert.Equal([WarningSeverity.Warning, WarningSeverity.Critical], warned.Select(w => w.Severity));
        Assert.Equal(["NOM", "TM"], warned[0].AlertRoles);
    }
}
