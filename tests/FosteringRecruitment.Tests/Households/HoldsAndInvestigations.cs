using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using static Suite.FosteringRecruitment.Tests.Households.AHousehold;

namespace Suite.FosteringRecruitment.Tests.Households;

public sealed class HoldsAndInvestigations
{
    static readonly DateOnly Day = new(2027, 1, 11);

    static Guid Investigated(Household household, DateOnly on)
    {
        var id = Guid.CreateVersion7();
        household.OpenInvestigation(id, InvestigationKind.Allegation, on);
        return id;
    }

    static bool AnyVacant(Household household) => household.Places.Exists(p => p.Status is PlaceStatus.Vacant);

    [Fact]
    public void A_household_on_hold_takes_no_children_until_it_resumes()
    {
        var household = OnTheRegister();

        Assert.Equal("HEALTH", household.PutOnHold(HouseholdHoldReason.Health, Day).One<HoldStarted>().Reason);
        Assert.Equal(HouseholdState.OnHold, household.State);
        Assert.False(household.MayTakeChildren);
        Assert.False(AnyVacant(household));

        household.Resume(Day.AddDays(20)).One<HoldEnded>();
        Assert.Equal(HouseholdState.Active, household.State);
        Assert.True(household.MayTakeChildren);
        Assert.All(household.Places, p => Assert.Equal(PlaceStatus.Vacant, p.Status));
    }

    [Fact]
    public void A_household_is_on_hold_once()
    {
        var household = OnTheRegister();
        household.PutOnHold(HouseholdHoldReason.Health, Day);

        Refuses("ALREADY_ON_HOLD", () => household.PutOnHold(HouseholdHoldReason.Other, Day));
    }

    [Fact]
    public void A_household_that_is_not_on_hold_does_not_resume() => Refuses("NOT_ON_HOLD", () => OnTheRegister().Resume(Day));

    [Fact]
    public void A_hold_ends_after_it_began()
    {
        var household = OnTheRegister();
        household.PutOnHold(HouseholdHoldReason.Health, Day);

        Refuses("DATE_OUT_OF_ORDER", () => household.Resume(Day.AddDays(-1)));
    }

    [Fact]
    public void A_household_is_not_put_on_hold_while_something_weightier_runs()
    {
        var investigated = OnTheRegister();
        Investigated(investigated, Day);
        var early = OnTheRegister();
        early.BringReviewForward(Day, "CONCERN");
        var determined = OnTheRegister();
        determined.ProposeTermination(Day);

        Assert.All([investigated, early, determined], household => Refuses("MOVE_NOT_ALLOWED", () => household.PutOnHold(HouseholdHoldReason.Other, Day)));
    }

    [Fact]
    public void Workers_of_the_children_are_alerted_to_an_allegation()
    {
        var household = OnTheRegister();

        var happened = household.OpenInvestigation(Guid.CreateVersion7(), InvestigationKind.Allegation, Day);

        Assert.Equal(InvestigationKind.Allegation, happened.One<InvestigationOpened>().Kind);
        Assert.Equal(["CSW", "TM"], happened.One<DeadlineWarned>().AlertRoles);
        Assert.Equal(HouseholdState.UnderInvestigation, household.State);
        Assert.False(household.MayTakeChildren);
        Assert.False(AnyVacant(household));
    }

    [Fact]
    public void Places_are_given_back_when_neither_hold_nor_investigation_is_left()
    {
        var household = OnTheRegister();
        household.PutOnHold(HouseholdHoldReason.Health, Day);
        var (first, second) = (Investigated(household, Day), Investigated(household, Day));

        household.Resume(Day);
        Assert.False(AnyVacant(household));
        household.CloseInvestigation(first, InvestigationOutcome.Unfounded, Day, bringReviewForward: false);
        Assert.False(AnyVacant(household));
        household.CloseInvestigation(second, InvestigationOutcome.Unfounded, Day, bringReviewForward: false);
        Assert.Equal(2, household.Places.Count(p => p.Status is PlaceStatus.Vacant));
    }

    [Fact]
    public void What_came_of_an_investigation_may_make_a_review_due_at_once()
    {
        var household = OnTheRegister();
        var id = Investigated(household, Day);

        var happened = household.CloseInvestigation(id, InvestigationOutcome.Substantiated, Day.AddDays(9), bringReviewForward: true);

        Assert.True(happened.One<InvestigationClosed>().ReviewBroughtForward);
        Assert.Equal(Day.AddDays(9).ToMessage(), happened.One<ReviewBroughtForward>().DueDate);
        Assert.Equal(HouseholdState.ReviewBroughtForward, household.State);
    }

    [Fact]
    public void An_investigation_that_there_is_not_is_not_found()
    {
        var refused = Refuses("INVESTIGATION_NOT_FOUND", () => OnTheRegister().CloseInvestigation(Guid.CreateVersion7(), InvestigationOutcome.Unfounded, Day, false));
        Assert.Equal(Grpc.Core.StatusCode.NotFound, refused.Code);
    }

    [Fact]
    public void An_investigation_comes_to_its_end_once()
    {
        var household = OnTheRegister();
        var id = Investigated(household, Day);
        household.CloseInvestigation(id, InvestigationOutcome.Unfounded, Day, false);

        Refuses("MOVE_NOT_ALLOWED", () => household.CloseInvestigation(id, InvestigationOutcome.Unfounded, Day, false));
    }

    [Fact]
    public void The_outcome_is_shown_to_those_who_work_with_the_household()
    {
        var household = OnTheRegister();
        household.CloseInvestigation(Investigated(household, Day), InvestigationOutcome.Substantiated, Day, false);

        Assert.Equal(InvestigationOutcome.Substantiated, household.ToMessage(SupervisingWorker, Day).Investigations[0].Outcome);
        Assert.Equal(InvestigationOutcome.Unspecified, household.ToMessage(Staff("RECRUIT", "r-1"), Day).Investigations[0].Outcome);
    }
}
