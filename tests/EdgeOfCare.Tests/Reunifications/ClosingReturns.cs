using Suite.EdgeOfCare.Events.V1;
using Suite.EdgeOfCare.V1;
using static Suite.EdgeOfCare.Tests.Reunifications.AHome;
using static Suite.EdgeOfCare.Tests.Reunifications.AReturn;

namespace Suite.EdgeOfCare.Tests.Reunifications;

/// <summary>What becomes of a return: re-entry, reviews, consolidation, closure.</summary>
public class ClosingReturns
{
    const string Framework = "practice framework";
    const string LookedAfter = "Children Act 1989 s.22(1), (2)";

    internal static Reunification Closed()
    {
        var reunification = Consolidated(CareLegalStatus.Section20SinglePeriod);
        reunification.Close(InSixMonths, ReunificationClosure.CinClosed, "Well.", ServiceManager);
        return reunification;
    }

    static IReadOnlyList<Google.Protobuf.IMessage> ReEnter(Reunification reunification, DateOnly on, CareLegalStatus status = CareLegalStatus.CareOrder) =>
        reunification.RecordReEntry(on, status, [ReEntryReason.NeglectOrAbuse], "Police called.", Worker);

    [Fact]
    public void A_child_who_comes_back_into_care_breaks_the_return_down_and_ends_the_placement()
    {
        var reunification = Monitored();

        var events = ReEnter(reunification, new(2026, 8, 7));

        var entered = Only<ReEntered>(events);
        Assert.Equal((1, ReEntryBucket.Within6, ReturnRoute.P1, Home.ToMessage()), (entered.MonthsSinceReturn, entered.Bucket, entered.Route, entered.ReturnedDate));
        Assert.Equal(PlacementEnd.BrokeDown, Only<PlacementWithParentsEnded>(events).End);
        Assert.Equal(ReunificationState.BrokeDown, Only<ReunificationStateChanged>(events).ToState);
        Assert.Empty(events.OfType<LegalStatusChanged>());
        Assert.Null(reunification.OpenPlacement);
        Assert.Equal("MOVE_NOT_ALLOWED", ReasonOf(() => ReEnter(reunification, new(2026, 8, 8))));
    }

    [Fact]
    public void Of_a_child_not_looked_after_before_it_says_under_what_it_is_now()
    {
        var reunification = Monitored(CareLegalStatus.Section20SinglePeriod);

        var events = ReEnter(reunification, new(2026, 8, 7), CareLegalStatus.PoliceProtection);

        Assert.Equal((V1.CareLegalStatus.PoliceProtection, false), (Only<LegalStatusChanged>(events).LegalStatus, Only<LegalStatusChanged>(events).Ceased));
        Assert.Equal(CareLegalStatus.PoliceProtection, reunification.LegalStatusOn(new(2026, 8, 7)));
    }

    [Theory]
    [InlineData("2026-06-08", 0, ReEntryBucket.Within6)]
    [InlineData("2026-12-08", 6, ReEntryBucket.Within6)]
    [InlineData("2026-12-09", 6, ReEntryBucket.Within12)]
    [InlineData("2027-06-08", 12, ReEntryBucket.Within12)]
    [InlineData("2027-06-09", 12, ReEntryBucket.Within24)]
    [InlineData("2028-06-08", 24, ReEntryBucket.Within24)]
    [InlineData("2028-06-09", 24, ReEntryBucket.Later)]
    public void It_counts_within_6_12_and_24_months_of_the_return_to_the_day(string on, int months, ReEntryBucket bucket)
    {
        var entered = Only<ReEntered>(ReEnter(AtHome(), DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture)));

        Assert.Equal((months, bucket), (entered.MonthsSinceReturn, entered.Bucket));
    }

    [Fact]
    public void Months_are_clamped_to_the_end_of_the_month()
    {
        Assert.Equal(ReEntryBucket.Within6, Only<ReEntered>(ReEnter(AtHome(on: new(2026, 8, 31)), new(2027, 2, 28))).Bucket);
        Assert.Equal(ReEntryBucket.Within12, Only<ReEntered>(ReEnter(AtHome(on: new(2026, 8, 31)), new(2027, 3, 1))).Bucket);
    }

    [Fact]
    public void A_closed_one_keeps_its_state_and_takes_a_re_entry_once_by_the_Children_Act_section_22()
    {
        var reunification = Closed();

        var events = ReEnter(reunification, InSixMonths.AddDays(30), CareLegalStatus.Section20SinglePeriod);

        Assert.Empty(events.OfType<ReunificationStateChanged>());
        Assert.Equal(ReunificationState.Closed, reunification.State);
        RefusedBy("RE_ENTRY_ALREADY_RECORDED", LookedAfter, () => ReEnter(reunification, InSixMonths.AddDays(40)));

        var brokeDown = Monitored();
        ReEnter(brokeDown, InThreeMonths);
        brokeDown.Close(InThreeMonths, ReunificationClosure.OtherPermanence, "", TeamManager);
        Assert.Equal("RE_ENTRY_ALREADY_RECORDED", ReasonOf(() => ReEnter(brokeDown, InSixMonths)));
    }

    [Fact]
    public void Nobody_comes_back_who_was_not_home_by_the_practice_framework()
    {
        RefusedBy("NOT_RETURNED", Framework, () => ReEnter(GoingHome(), Home));
        Assert.Equal("DATE_OUT_OF_ORDER", ReasonOf(() => ReEnter(AtHome(), Home.AddDays(-1))));
        RefusedBy("NOT_RETURNED", Framework, () => Answer(GoingHome(), ReviewPoint.ThreeMonths, InThreeMonths));
    }

    [Fact]
    public void A_review_of_the_return_is_answered_from_its_day_on()
    {
        var reunification = Monitored();
        Assert.Equal((InThreeMonths, InSixMonths), (Item(reunification, "RETURN_REVIEW_3M")!.DueOn, Item(reunification, "RETURN_REVIEW_6M")!.DueOn));
        Assert.Equal("DATE_OUT_OF_ORDER", ReasonOf(() => Answer(reunification, ReviewPoint.ThreeMonths, InThreeMonths.AddDays(-1))));

        var answered = Only<ReturnReviewed>(Answer(reunification, ReviewPoint.ThreeMonths, InThreeMonths));

        Assert.Equal((V1.ReviewPoint.ThreeMonths, InThreeMonths.ToMessage(), true, true, V1.OutcomeCode.AtHomeParent), (answered.Point, answered.DueDate, answered.Completed, answered.Stable, answered.Outcome));
        Assert.Null(Item(reunification, "RETURN_REVIEW_3M"));
        Assert.NotNull(Item(reunification, "RETURN_REVIEW_6M"));
    }

    [Fact]
    public void An_answer_is_replaced_by_a_correction_and_an_unknown_one_as_soon_as_it_is_known()
    {
        var reunification = Monitored();
        Assert.Equal("NOTHING_TO_CORRECT", ReasonOf(() => Answer(reunification, ReviewPoint.ThreeMonths, InThreeMonths, corrects: true)));
        Assert.False(Only<ReturnReviewed>(Answer(reunification, ReviewPoint.ThreeMonths, InThreeMonths, OutcomeCode.Unknown, stable: false)).Completed);
        Assert.Equal("REVIEW_ALREADY_ANSWERED", ReasonOf(() => Answer(reunification, ReviewPoint.ThreeMonths, InThreeMonths, OutcomeCode.Unknown, stable: false)));

        Answer(reunification, ReviewPoint.ThreeMonths, InThreeMonths.AddDays(3));

        Assert.Equal("REVIEW_ALREADY_ANSWERED", ReasonOf(() => Answer(reunification, ReviewPoint.ThreeMonths, InThreeMonths.AddDays(4))));
        Assert.Equal("DATE_OUT_OF_ORDER", ReasonOf(() => Answer(reunification, ReviewPoint.ThreeMonths, InThreeMonths.AddDays(2), corrects: true)));
        var corrected = Only<ReturnReviewed>(Answer(reunification, ReviewPoint.ThreeMonths, InThreeMonths.AddDays(4), OutcomeCode.KinInformal, stable: false, corrects: true));
        Assert.Equal((true, CorrectionReason.RecordedInError), (corrected.Corrects, corrected.Reason));
        Assert.Equal(3, reunification.ReturnReviews.Count);
    }

    [Fact]
    public void An_answer_agrees_with_whether_the_child_is_back_in_care_by_the_Children_Act_section_22()
    {
        var reunification = Monitored();
        RefusedBy("OUTCOME_CONTRADICTS_CARE_RECORD", LookedAfter, () => Answer(reunification, ReviewPoint.ThreeMonths, InThreeMonths, OutcomeCode.LookedAfterOther, stable: false));

        ReEnter(reunification, InThreeMonths);

        RefusedBy("OUTCOME_CONTRADICTS_CARE_RECORD", LookedAfter, () => Answer(reunification, ReviewPoint.ThreeMonths, InThreeMonths));
        Answer(reunification, ReviewPoint.ThreeMonths, InThreeMonths, OutcomeCode.LookedAfterKin, stable: false);
    }

    [Fact]
    public void A_return_that_has_held_for_6_months_is_consolidated()
    {
        var reunification = FollowedUp();

        Assert.Equal(ReunificationState.Consolidated, Only<ReunificationStateChanged>(reunification.Consolidate(InSixMonths)).ToState);

        Assert.Equal(InSixMonths, reunification.ConsolidatedOn);
    }

    [Fact]
    public void Not_before_6_months_with_both_reviews_completed_by_the_practice_framework()
    {
        var reunification = Monitored();
        Answer(reunification, ReviewPoint.ThreeMonths, InThreeMonths);

        RefusedByAll([("NOT_YET_SIX_MONTHS", Framework), ("RETURN_NOT_REVIEWED", "3 and 6 months")], () => reunification.Consolidate(InSixMonths.AddDays(-1)));
        RefusedBy("RETURN_NOT_REVIEWED", "3 and 6 months", () => reunification.Consolidate(InSixMonths));
        Answer(reunification, ReviewPoint.SixMonths, InSixMonths, OutcomeCode.Unknown, stable: false);
        RefusedBy("RETURN_NOT_REVIEWED", "3 and 6 months", () => reunification.Consolidate(InSixMonths));
    }

    [Fact]
    public void Not_where_a_review_found_it_not_stable()
    {
        var reunification = Monitored();
        Answer(reunification, ReviewPoint.ThreeMonths, InThreeMonths, stable: false);
        Answer(reunification, ReviewPoint.SixMonths, InSixMonths);

        RefusedBy("RETURN_NOT_STABLE", "3 and 6 months", () => reunification.Consolidate(InSixMonths));
    }

    [Fact]
    public void Not_at_high_risk_by_regulation_17()
    {
        var reunification = FollowedUp();
        Class(reunification, RiskClass.High, InSixMonths);

        RefusedBy("RISK_TOO_HIGH", $"{Regulations} reg 17(c)", () => reunification.Consolidate(InSixMonths));
        Assert.Equal("MOVE_NOT_ALLOWED", ReasonOf(() => AtHome().Consolidate(InSixMonths)));
    }

    [Fact]
    public void Support_at_home_is_handed_over_and_the_state_stays()
    {
        var reunification = Monitored();

        var handed = Only<ReunificationSteppedDown>(reunification.HandOver(InThreeMonths, StepDownTo.ChildInNeed, "Weekly visits.", "Social worker"));

        Assert.Equal((StepDownTo.ChildInNeed, ReunificationState.Monitoring), (handed.To, reunification.State));
        Assert.Equal("DATE_OUT_OF_ORDER", ReasonOf(() => reunification.HandOver(Home.AddDays(-1), StepDownTo.Universal, "None.", "")));
        Assert.Equal("MOVE_NOT_ALLOWED", ReasonOf(() => AtHome().HandOver(Home, StepDownTo.Universal, "None.", "")));
    }

    [Fact]
    public void A_service_manager_closes_what_is_consolidated_once_the_child_is_no_longer_looked_after()
    {
        var reunification = Consolidated(CareLegalStatus.Section20SinglePeriod);
        var refused = Refused(() => reunification.Close(InSixMonths, ReunificationClosure.CinClosed, "", TeamManager));
        Assert.Equal(("SERVICE_MANAGER_REQUIRED", Grpc.Core.StatusCode.PermissionDenied), (refused.Reason, refused.Code));

        var closed = Only<ReunificationStateChanged>(reunification.Close(InSixMonths, ReunificationClosure.CinClosed, "Well.", ServiceManager));

        Assert.Equal((ReunificationState.Closed, ReunificationClosure.CinClosed, new DateOnly(2093, 5, 4).ToMessage()), (closed.ToState, closed.Closure, closed.RetainUntilDate));
        var item = Item(reunification, "RETENTION_ENDS")!;
        Assert.Equal((new DateOnly(2093, 5, 4), $"{Regulations} reg 50"), (item.DueOn, item.Citation));
    }

    [Fact]
    public void While_an_order_goes_on_it_was_not_discharged_by_the_Children_Act_sections_39_and_91()
    {
        var reunification = Consolidated();
        RefusedByAll([("ORDER_STILL_IN_FORCE", "ss.39 and 91"), ("PLACEMENT_OPEN", "reg 15")], () => reunification.Close(InSixMonths, ReunificationClosure.OrderDischarged, "", ServiceManager));
        RefusedByAll([("CHILD_STILL_LOOKED_AFTER", LookedAfter), ("PLACEMENT_OPEN", "reg 15")], () => reunification.Close(InSixMonths, ReunificationClosure.CinClosed, "", ServiceManager));

        reunification.RecordLegalStatus(InSixMonths, CareLegalStatus.Unspecified, supervisionOrder: false, Worker);

        reunification.Close(InSixMonths, ReunificationClosure.OrderDischarged, "", ServiceManager);
        Assert.Equal(ReunificationState.Closed, reunification.State);
    }

    [Theory]
    [InlineData(CareLegalStatus.Section20SinglePeriod, true)]
    [InlineData(CareLegalStatus.Section20ShortBreaks, false)]
    public void Short_breaks_are_support_at_home_and_accommodation_is_not_by_the_Children_Act_section_22(CareLegalStatus status, bool refused)
    {
        var reunification = Consolidated(CareLegalStatus.Section20SinglePeriod);
        reunification.RecordLegalStatus(InSixMonths, status, supervisionOrder: false, Worker);

        void Close() => reunification.Close(InSixMonths, ReunificationClosure.CinClosed, "", ServiceManager);
        if (refused)
            RefusedBy("CHILD_STILL_LOOKED_AFTER", LookedAfter, Close);
        else
            Close();
        Assert.Equal(refused ? ReunificationState.Consolidated : ReunificationState.Closed, reunification.State);
    }

    [Fact]
    public void A_placement_with_parents_that_is_open_is_ended_first_by_regulation_15()
    {
        var reunification = Consolidated();
        reunification.CorrectChild(SomeChild(InSixMonths.AddYears(-18)));

        RefusedBy("PLACEMENT_OPEN", $"{Regulations} reg 15", () => reunification.Close(InSixMonths, ReunificationClosure.Aged18, "", ServiceManager));
        reunification.PassTime(InSixMonths, default);
        reunification.Close(InSixMonths, ReunificationClosure.Aged18, "", ServiceManager);
    }

    [Fact]
    public void Each_closure_fits_where_it_ends_by_the_practice_framework()
    {
        RefusedBy("CLOSURE_DOES_NOT_FIT", Framework, () => Consolidated().Close(InSixMonths, ReunificationClosure.NotPursued, "", ServiceManager));
        RefusedBy("CLOSURE_DOES_NOT_FIT", Framework, () => Consolidated().Close(InSixMonths, ReunificationClosure.Aged18, "", ServiceManager));
        RefusedBy("CLOSURE_DOES_NOT_FIT", Framework, () => Monitored().Close(InThreeMonths, ReunificationClosure.OrderDischarged, "", ServiceManager));
        var stopped = Assessing();
        stopped.Pause(Checked, [StopReason.Court], "", Worker);
        RefusedBy("CLOSURE_DOES_NOT_FIT", Framework, () => stopped.Close(Checked, ReunificationClosure.CinClosed, "", TeamManager));
        Assert.Equal("DATE_OUT_OF_ORDER", ReasonOf(() => stopped.Close(Checked.AddDays(-1), ReunificationClosure.NotPursued, "", TeamManager)));

        Assert.Equal(ReunificationClosure.NotPursued, Only<ReunificationStateChanged>(stopped.Close(Checked, ReunificationClosure.NotPursued, "", TeamManager)).Closure);
        Assert.Equal("MOVE_NOT_ALLOWED", ReasonOf(() => Assessing().Close(Checked, ReunificationClosure.NotPursued, "", TeamManager)));
    }

    [Fact]
    public void Who_comes_of_age_at_home_before_the_return_has_held_leaves_by_that()
    {
        var reunification = Monitored();
        var birthday = InThreeMonths;
        reunification.CorrectChild(SomeChild(birthday.AddYears(-18)));
        reunification.PassTime(birthday, default);

        reunification.Close(birthday, ReunificationClosure.Aged18, "", ServiceManager);

        Assert.Equal(ReunificationState.Closed, reunification.State);
        Assert.NotNull(Item(reunification, "RETURN_REVIEW_6M"));
    }
}
