using Suite.EdgeOfCare.Events.V1;
using Suite.EdgeOfCare.Reunifications;
using Suite.EdgeOfCare.V1;
using static Suite.EdgeOfCare.Tests.Reunifications.AHome;
using static Suite.EdgeOfCare.Tests.Reunifications.AReturn;

namespace Suite.EdgeOfCare.Tests.Reunifications;

public class ImmediatePlacements
{
    static readonly DateOnly AssessBy = new(2027, 1, 7);
    static readonly DateOnly DecideBy = new(2027, 1, 21);

    [Fact]
    public void Placed_on_21_December_2026_it_is_assessed_by_7_and_decided_by_21_January_by_regulation_19()
    {
        var reunification = Considered();

        var events = PlaceNow(reunification, PlacedAtOnce);

        var placed = Only<PlacedWithParents>(events);
        Assert.Equal((true, AssessBy.ToMessage(), DecideBy.ToMessage(), V1.CareLegalStatus.CareOrder), (placed.Immediate, placed.AssessByDate, placed.DecideByDate, placed.LegalStatus));
        Assert.Equal(ReunificationState.ParentAssessment, Only<ReunificationStateChanged>(events).ToState);
        Assert.Equal((AssessBy, "IMMEDIATE_ASSESSMENT_DUE"), (Item(reunification, "IMMEDIATE_ASSESSMENT_DUE")!.DueOn, Item(reunification, "IMMEDIATE_ASSESSMENT_DUE")!.Rule));
        Assert.Equal(DecideBy, Item(reunification, "IMMEDIATE_DECISION_DUE")!.DueOn);

        AssessNow(reunification, AssessBy, PlacedAtOnce);
        Assert.NotNull(Item(reunification, "IMMEDIATE_ASSESSMENT_DUE"));
        Review(reunification, AssessBy);

        var open = reunification.OpenImmediate!;
        Assert.Equal((AssessBy, AssessBy, DecideBy, true), (open.AssessedOn, open.CaseReviewedOn, open.DecideBy, open.AssessedInTime));
        Assert.Null(Item(reunification, "IMMEDIATE_ASSESSMENT_DUE"));
        Assert.Contains($"{Regulations} reg 19(c)", Item(reunification, "IMMEDIATE_DECISION_DUE")!.Citation, StringComparison.Ordinal);
    }

    [Fact]
    public void The_days_to_the_decision_count_from_the_assessment_and_a_late_review_is_late()
    {
        var reunification = Immediate();
        AssessNow(reunification, new(2027, 1, 4), PlacedAtOnce);
        Review(reunification, new(2027, 1, 8));

        var open = reunification.OpenImmediate!;
        Assert.Equal((new DateOnly(2027, 1, 18), false), (open.DecideBy, open.AssessedInTime));
    }

    [Theory]
    [InlineData(ReunificationState.NotNow)]
    [InlineData(ReunificationState.Paused)]
    [InlineData(ReunificationState.NotSafe)]
    [InlineData(ReunificationState.BrokeDown)]
    public void From_a_stop_it_begins_a_new_round_with_its_assessment(ReunificationState state)
    {
        var reunification = state switch
        {
            ReunificationState.NotNow => Considered(),
            ReunificationState.BrokeDown => AtHome(),
            _ => Assessing(),
        };
        var stopped = Home.AddDays(20);
        if (state is ReunificationState.NotNow)
            reunification.DecideNotNow(stopped, [StopReason.Other], "", Worker);
        else if (state is ReunificationState.Paused)
            reunification.Pause(stopped, [StopReason.Other], "", Worker);
        else if (state is ReunificationState.NotSafe)
            reunification.MarkNotSafe(stopped, [StopReason.Other], "", "tm-1");
        else
            reunification.RecordReEntry(stopped, CareLegalStatus.CareOrder, [ReEntryReason.Other], "", Worker);

        PlaceNow(reunification, PlacedAtOnce);

        Assert.Equal((ReunificationState.ParentAssessment, 2, 2), (reunification.State, reunification.Round, reunification.CurrentAssessment!.Round));
        Assert.Equal(PlacedAtOnce, reunification.OpenPlacement!.From);
        Assert.Null(reunification.ReturnedOn);
    }

    [Fact]
    public void On_the_way_the_state_stays_and_an_assessment_that_is_complete_counts()
    {
        var reunification = Approvable();

        var events = PlaceNow(reunification, CaseReviewed);

        Assert.Empty(events.OfType<ReunificationStateChanged>());
        var open = reunification.OpenImmediate!;
        Assert.Equal((Completed, CaseReviewed, WorkingCalendar.WorkingDaysAfter(CaseReviewed, 10)), (open.AssessedOn, open.CaseReviewedOn, open.DecideBy));
        Assert.Null(Item(reunification, "IMMEDIATE_ASSESSMENT_DUE"));
    }

    [Fact]
    public void One_at_a_time_by_regulation_19()
    {
        var reunification = Immediate();

        RefusedBy("IMMEDIATE_PLACEMENT_OPEN", $"{Regulations} reg 19", () => PlaceNow(reunification, PlacedAtOnce));
        var approvable = Approvable();
        PlaceNow(approvable, CaseReviewed);
        RefusedBy("IMMEDIATE_PLACEMENT_OPEN", $"{Regulations} reg 19", () => ApproveAsOfficer(approvable, CaseReviewed));
    }

    [Fact]
    public void Not_of_a_child_who_is_home_already_nor_before_the_last_move_nor_of_age()
    {
        Assert.Equal("MOVE_NOT_ALLOWED", ReasonOf(() => PlaceNow(AtHome(), PlacedAtOnce)));
        Assert.Equal("DATE_OUT_OF_ORDER", ReasonOf(() => PlaceNow(Considered(), AReturn.Reviewed.AddDays(-1))));
        var grownUp = Considered();
        grownUp.CorrectChild(SomeChild(new(2008, 12, 21)));
        RefusedBy("CHILD_OF_AGE", "Children Act 1989 s.105(1)", () => PlaceNow(grownUp, PlacedAtOnce));
        RefusedBy("IRO_NOT_INDEPENDENT", $"{Regulations} reg 46", () => Considered().PlaceImmediately(Guid.CreateVersion7(), PlacedAtOnce, "Needed.", PlacedAtOnce, Officer));
    }

    [Fact]
    public void Confirmed_the_child_is_home_as_of_the_day_placed_and_the_plan_is_to_be_reviewed()
    {
        var reunification = Confirmable();

        var events = Confirm(reunification, new(2027, 1, 4));

        var approved = Only<PlacementWithParentsApproved>(events);
        Assert.Equal((true, true), (approved.ConfirmsImmediate, approved.InTime));
        var moved = Only<ReunificationStateChanged>(events);
        Assert.Equal((ReunificationState.Returned, new DateOnly(2027, 1, 4).ToMessage()), (moved.ToState, moved.ChangedDate));
        var returned = Only<ChildReturned>(events);
        Assert.Equal((PlacedAtOnce.ToMessage(), ReturnRoute.P1, RiskClass.Medium), (returned.ReturnedDate, returned.Route, returned.Risk));
        Assert.Equal(PlacedAtOnce, reunification.ReturnedOn);
        Assert.True(reunification.ImmediatePlacements[0].DecidedInTime);
        Assert.NotNull(reunification.OpenPlacement);
        Assert.Null(reunification.ApprovalOn(new(2027, 1, 4)));

        Assert.Contains($"{Regulations} reg 19(c)(i)", Item(reunification, "PLACEMENT_PLAN_REVIEW")!.Citation, StringComparison.Ordinal);
        Assert.Equal("DATE_OUT_OF_ORDER", ReasonOf(() => reunification.RecordPlacementPlan(new(2027, 1, 3), "As before.", review: true)));
        reunification.RecordPlacementPlan(new(2027, 1, 5), "As before.", review: true);
        Assert.Null(Item(reunification, "PLACEMENT_PLAN_REVIEW"));
    }

    [Fact]
    public void Confirmed_on_30_April_2026_the_return_is_reviewed_on_30_July_and_30_October()
    {
        var returned = Only<ChildReturned>(Confirm(Confirmable(placedOn: new(2026, 4, 30)), new(2026, 5, 11)));

        Assert.Equal((new DateOnly(2026, 7, 30).ToMessage(), new DateOnly(2026, 10, 30).ToMessage()), (returned.ThreeMonthsDueDate, returned.SixMonthsDueDate));
    }

    [Fact]
    public void A_confirmation_after_the_10_working_days_is_late()
    {
        var reunification = Confirmable();
        var decideBy = reunification.OpenImmediate!.DecideBy!.Value;

        Assert.False(Only<PlacementWithParentsApproved>(Confirm(reunification, decideBy.AddDays(1))).InTime);
        Assert.False(reunification.ImmediatePlacements[0].DecidedInTime);
    }

    [Fact]
    public void Without_one_there_is_nothing_to_confirm_or_to_end_by_regulation_19()
    {
        RefusedBy("NO_IMMEDIATE_PLACEMENT", $"{Regulations} reg 19", () => Confirm(Approvable(), CaseReviewed));
        RefusedBy("NO_IMMEDIATE_PLACEMENT", $"{Regulations} reg 19", () => Approvable().EndImmediate(CaseReviewed, [StopReason.Other], "", "tm-1"));
    }

    [Fact]
    public void Not_confirmed_the_placement_ends_and_the_return_is_not_safe()
    {
        var reunification = Immediate();

        var events = reunification.EndImmediate(PlacedAtOnce.AddDays(10), [StopReason.RiskIncreased], "Drinking again.", "tm-1");

        var ended = Only<PlacementWithParentsEnded>(events);
        Assert.Equal((PlacementEnd.NotConfirmed, true, PlacedAtOnce.AddDays(10).ToMessage()), (ended.End, ended.Immediate, ended.EndDate));
        Assert.Equal(ReunificationState.NotSafe, Only<ReunificationStateChanged>(events).ToState);
        Assert.Null(reunification.OpenImmediate);
        Assert.Null(reunification.OpenPlacement);
        Assert.True(reunification.ImmediatePlacements[0].DecidedInTime);
        Assert.Null(Item(reunification, "IMMEDIATE_DECISION_DUE"));
        Assert.Equal("DATE_OUT_OF_ORDER", ReasonOf(() => Immediate().EndImmediate(PlacedAtOnce.AddDays(-1), [StopReason.Other], "", "tm-1")));
    }

    [Fact]
    public void An_order_that_ends_ends_it()
    {
        var reunification = Immediate();

        var ended = Only<PlacementWithParentsEnded>(reunification.RecordLegalStatus(PlacedAtOnce.AddDays(3), CareLegalStatus.Unspecified, supervisionOrder: false, Worker));

        Assert.Equal((PlacementEnd.OrderEnded, true), (ended.End, ended.Immediate));
        Assert.Null(reunification.OpenImmediate);
    }
}
