using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using static Suite.FosteringRecruitment.Tests.Households.AHousehold;

namespace Suite.FosteringRecruitment.Tests.Households;

public sealed class Reviewing
{
    static Household ReviewedOnce(bool atPanel = false)
    {
        var household = OnTheRegister();
        household.Pass(Reviewed);
        household.Review(Reviewed);
        if (atPanel)
            household.BeforePanel(PanelMatter.FirstReview, Reviewed.AddDays(1), Reviewed.AddDays(20));
        return household;
    }

    [Fact]
    public void The_first_review_is_due_a_year_after_the_approval_and_goes_to_panel()
    {
        var shown = OnTheRegister().ToMessage(TeamManager, Approved);

        Assert.Equal(new DateOnly(2027, 9, 24).ToMessage(), shown.NextReviewDueDate);
        Assert.True(shown.NextReviewToPanel);
        var due = Assert.Single(shown.Deadlines, d => d.Rule == "ANNUAL_REVIEW_DUE");
        Assert.Equal("Fostering Services (England) Regulations 2011 reg 28(2)", due.Citation);
        Assert.Equal([new DateOnly(2027, 7, 30).ToMessage(), new DateOnly(2027, 8, 27).ToMessage(), new DateOnly(2027, 9, 24).ToMessage(), new DateOnly(2027, 9, 25).ToMessage()], due.WarningDates);
    }

    [Fact]
    public void A_review_is_due_from_eight_weeks_before_its_day_until_it_is_held()
    {
        var household = OnTheRegister();

        household.Pass(new(2027, 7, 29));
        Assert.Equal(HouseholdState.Active, household.State);
        var warned = household.Pass(new(2027, 7, 30)).One<DeadlineWarned>();
        Assert.Equal(HouseholdState.ReviewDue, household.State);
        Assert.Equal(WarningSeverity.Notice, warned.Severity);
        Assert.Equal([WarningSeverity.Notice, WarningSeverity.Critical, WarningSeverity.Critical], household.Pass(new(2027, 10, 30)).OfType<DeadlineWarned>().Select(w => w.Severity));
        Assert.Equal(HouseholdState.ReviewDue, household.State);
    }

    [Fact]
    public void A_review_says_when_the_next_one_is_due()
    {
        var household = OnTheRegister();
        household.Pass(Reviewed);

        var held = household.Review(Reviewed).One<ReviewHeld>();

        Assert.Equal(new DateOnly(2027, 9, 24).ToMessage(), held.DueDate);
        Assert.Equal(new DateOnly(2028, 9, 1).ToMessage(), held.NextDueDate);
        Assert.Equal(HouseholdState.Reviewed, household.State);
        Assert.True(household.ToMessage(TeamManager, Reviewed).Reviews[0].InTime);
    }

    [Theory]
    [InlineData(false, true, true, "CARERS_VIEWS")]
    [InlineData(true, false, true, "CHILDREN_VIEWS")]
    [InlineData(true, true, false, "PLACING_AUTHORITY_VIEWS")]
    public void A_review_without_somebodys_views_is_refused_under_regulation_28_3(bool carers, bool children, bool authority, string missing)
    {
        var refused = Refuses("VIEWS_NOT_SOUGHT", "reg 28(3)",
            () => OnTheRegister().RecordReview(Reviewed, ReviewRecommendation.RemainSuitable, carers, children, authority, "In order."));

        Assert.Equal(missing, Assert.Single(refused.Rules).Rule);
    }

    [Fact]
    public void A_review_before_the_approval_is_out_of_order() =>
        Refuses("DATE_OUT_OF_ORDER", () => OnTheRegister().Review(Approved.AddDays(-1)));

    [Fact]
    public void The_first_review_is_not_confirmed_before_the_panel_saw_it_under_regulation_28_5() =>
        Refuses("FIRST_REVIEW_NOT_AT_PANEL", "reg 28(5)", () => ReviewedOnce().ConfirmApproval(Reviewed.AddDays(30), DecisionMaker));

    [Fact]
    public void A_first_review_is_confirmed_by_the_decision_maker_alone_under_regulation_28_4()
    {
        Refuses("DECISION_MAKER_REQUIRED", "reg 28(4)", () => ReviewedOnce(atPanel: true).ConfirmApproval(Reviewed.AddDays(30), TeamManager));
        var household = ReviewedOnce(atPanel: true);

        household.ConfirmApproval(Reviewed.AddDays(30), DecisionMaker).One<ReviewConfirmed>();

        Assert.Equal(HouseholdState.Active, household.State);
    }

    [Fact]
    public void A_later_review_is_confirmed_by_a_manager_without_a_panel()
    {
        var household = ReviewedOnce(atPanel: true);
        household.ConfirmApproval(Reviewed.AddDays(30), DecisionMaker);
        household.Review(Reviewed.AddDays(300));

        Refuses("DECISION_MAKER_REQUIRED", "reg 28(4)", () => household.ConfirmApproval(Reviewed.AddDays(301), SupervisingWorker));
        Assert.Equal(2, household.ConfirmApproval(Reviewed.AddDays(301), TeamManager).One<ReviewConfirmed>().Number);
    }

    [Fact]
    public void Nobody_who_sat_on_the_panel_confirms_under_regulation_27_4() =>
        Refuses("DECISION_MAKER_SAT_ON_PANEL", "reg 27(4)", () => ReviewedOnce(atPanel: true).ConfirmApproval(Reviewed.AddDays(30), Staff("ADM", "panel-3")));

    [Fact]
    public void Nothing_is_confirmed_without_a_review() => Refuses("MOVE_NOT_ALLOWED", () => OnTheRegister().ConfirmApproval(Reviewed, DecisionMaker));

    [Fact]
    public void Nothing_is_confirmed_while_something_is_looked_into()
    {
        var household = ReviewedOnce(atPanel: true);
        household.OpenInvestigation(Guid.CreateVersion7(), InvestigationKind.Allegation, Reviewed.AddDays(21));

        Refuses("MOVE_NOT_ALLOWED", () => household.ConfirmApproval(Reviewed.AddDays(30), DecisionMaker));
    }

    [Fact]
    public void A_review_is_confirmed_on_hold_too()
    {
        var household = ReviewedOnce(atPanel: true);
        household.PutOnHold(HouseholdHoldReason.Health, Reviewed.AddDays(21));

        household.ConfirmApproval(Reviewed.AddDays(30), DecisionMaker).One<ReviewConfirmed>();
    }

    [Fact]
    public void The_report_of_a_first_review_is_due_at_panel_and_then_to_be_decided_on()
    {
        var household = ReviewedOnce();
        Assert.Equal("Fostering Services (England) Regulations 2011 reg 28(5)", Assert.Single(household.DueItems(), d => d.Rule == "FIRST_REVIEW_TO_PANEL").Citation);
        Assert.DoesNotContain(household.DueItems(), d => d.Rule == "REVIEW_CONFIRMATION_DUE");

        household.BeforePanel(PanelMatter.FirstReview, Reviewed.AddDays(1), new(2027, 9, 21));

        Assert.DoesNotContain(household.DueItems(), d => d.Rule == "FIRST_REVIEW_TO_PANEL");
        Assert.Equal(new(2027, 9, 30), Assert.Single(household.DueItems(), d => d.Rule == "REVIEW_CONFIRMATION_DUE").DueOn);
    }

    [Fact]
    public void A_panel_that_defers_leaves_the_report_to_another_panel()
    {
        var household = ReviewedOnce();

        household.BeforePanel(PanelMatter.FirstReview, Reviewed.AddDays(1), Reviewed.AddDays(20), PanelRecommendation.Defer);

        Refuses("FIRST_REVIEW_NOT_AT_PANEL", "reg 28(5)", () => household.ConfirmApproval(Reviewed.AddDays(30), DecisionMaker));
        household.BeforePanel(PanelMatter.FirstReview, Reviewed.AddDays(21), Reviewed.AddDays(40));
        household.ConfirmApproval(Reviewed.AddDays(41), DecisionMaker);
        Assert.Equal(2, household.ToMessage(TeamManager, Reviewed).ReviewPanels.Count);
    }

    [Theory]
    [InlineData(PanelMatter.FirstReview)]
    [InlineData(PanelMatter.LaterReview)]
    [InlineData(PanelMatter.TermsRevision)]
    [InlineData(PanelMatter.Termination)]
    public void What_is_not_there_is_not_listed_for_a_panel_under_regulation_28_5(PanelMatter matter) =>
        Refuses("NOTHING_FOR_PANEL", "reg 28(5)", () => OnTheRegister().ListForPanel(Guid.CreateVersion7(), Reviewed.AddDays(9), matter, Reviewed));

    [Fact]
    public void A_household_that_is_not_listed_gets_no_recommendation() => Refuses("NOT_LISTED", () => ReviewedOnce().RecordRecommendation(ASitting(Reviewed.AddDays(9))));

    [Fact]
    public void A_panel_without_a_quorum_recommends_nothing_under_regulation_24()
    {
        var household = ReviewedOnce();
        household.ListForPanel(Guid.CreateVersion7(), Reviewed.AddDays(20), PanelMatter.FirstReview, Reviewed);
        var sitting = ASitting(Reviewed.AddDays(20));

        Refuses("PANEL_NOT_QUORATE", "reg 24", () => household.RecordRecommendation(sitting with { Members = [.. sitting.Members.Take(4)] }));
    }

    [Fact]
    public void One_matter_of_a_household_is_listed_at_a_time()
    {
        var household = ReviewedOnce();
        household.ListForPanel(Guid.CreateVersion7(), Reviewed.AddDays(20), PanelMatter.FirstReview, Reviewed);
        household.ProposeTermination(Reviewed.AddDays(1));
        household.MakeRepresentations(Reviewed.AddDays(2));

        Refuses("MOVE_NOT_ALLOWED", () => household.ListForPanel(Guid.CreateVersion7(), Reviewed.AddDays(20), PanelMatter.Termination, Reviewed.AddDays(3)));
    }

    [Fact]
    public void A_review_is_brought_forward_once_under_regulation_28_2()
    {
        var household = OnTheRegister();

        Assert.Equal("CONCERN", household.BringReviewForward(new(2027, 3, 1), "CONCERN").One<ReviewBroughtForward>().Reason);

        Assert.Equal(HouseholdState.ReviewBroughtForward, household.State);
        Assert.Equal(new(2027, 3, 1), Assert.Single(household.DueItems(), d => d.Rule == "ANNUAL_REVIEW_DUE").DueOn);
        Refuses("REVIEW_ALREADY_BROUGHT_FORWARD", "reg 28(2)", () => household.BringReviewForward(new(2027, 2, 1), "CONCERN"));
        household.Review(new(2027, 2, 20));
        Assert.True(household.ToMessage(TeamManager, new(2027, 2, 20)).Reviews[0].BroughtForward);
        Assert.Equal(new(2028, 2, 20), household.NextReviewOn);
    }

    [Fact]
    public void Forward_is_before_the_day_that_stands() =>
        Assert.Equal("due_date", Assert.Single(Assert.Throws<RefusedException>(() => OnTheRegister().BringReviewForward(new(2027, 9, 24), "CONCERN")).Fields).Field);

    [Fact]
    public void A_determination_after_a_review_takes_the_place_of_its_confirmation()
    {
        var household = ReviewedOnce(atPanel: true);
        household.ProposeTermination(Reviewed.AddDays(21));

        Refuses("MOVE_NOT_ALLOWED", () => household.ConfirmApproval(Reviewed.AddDays(30), DecisionMaker));
        Assert.Equal(HouseholdState.TerminationProposed, household.State);
    }
}
