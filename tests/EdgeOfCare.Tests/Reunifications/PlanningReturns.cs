using Suite.EdgeOfCare.Events.V1;
using Suite.EdgeOfCare.V1;
using static Suite.EdgeOfCare.Tests.Reunifications.AReturn;

namespace Suite.EdgeOfCare.Tests.Reunifications;

public class PlanningReturns
{
    const string Framework = "Reunification practice framework";

    [Fact]
    public void A_plan_is_agreed_at_medium_risk_with_both_views()
    {
        var reunification = WithViews();

        Assert.Equal(ReunificationState.PlanAgreed, Only<ReunificationStateChanged>(Plan(reunification)).ToState);

        Assert.Equal((1, Agreed, "tm-1"), (reunification.Plans[0].Round, reunification.Plans[0].On, reunification.Plans[0].By));
        Assert.Equal("MOVE_NOT_ALLOWED", ReasonOf(() => Plan(reunification)));
    }

    [Theory]
    [InlineData(RiskClass.High)]
    [InlineData(RiskClass.Severe)]
    public void No_plan_is_agreed_at_high_or_severe_risk_by_regulation_17(RiskClass risk)
    {
        var reunification = WithViews(risk);

        RefusedBy("RISK_TOO_HIGH", $"{Regulations} reg 17(c)", () => Plan(reunification));
        Assert.Equal(ReunificationState.Classified, reunification.State);
    }

    [Fact]
    public void All_that_a_plan_lacks_is_told_at_once_each_with_its_regulation()
    {
        var refused = Refused(() => Plan(Classified(RiskClass.High)));

        Assert.Equal("RISK_TOO_HIGH", refused.Reason);
        Assert.Equal(
            [("RISK_TOO_HIGH", $"{Regulations} reg 17(c)"), ("CHILDS_VIEW_MISSING", $"{Regulations} regs 9(1)(b)(i) and 18(2)(a)"), ("IRO_VIEW_MISSING", $"{Regulations} reg 18(2)(d)")],
            refused.Rules.Select(r => (r.Rule, r.Citation)));
    }

    [Fact]
    public void The_childs_view_is_sought_by_regulations_9_and_18()
    {
        var reunification = Classified();
        reunification.RecordIroView(Classed, ViewOfReturn.InFavour, "", Officer);

        RefusedBy("CHILDS_VIEW_MISSING", $"{Regulations} regs 9", () => Plan(reunification));
    }

    [Fact]
    public void The_officer_is_consulted_by_regulation_18()
    {
        var reunification = Classified();
        reunification.RecordChildsView(Classed, ViewOfReturn.NotAbleToSay, "", "DIRECT_WORK", Worker);

        RefusedBy("IRO_VIEW_MISSING", $"{Regulations} reg 18(2)(d)", () => Plan(reunification));
    }

    [Fact]
    public void A_plan_is_not_agreed_before_the_latest_class()
    {
        var reunification = WithViews();
        Class(reunification, RiskClass.Low, Agreed.AddDays(1));

        Assert.Equal("DATE_OUT_OF_ORDER", ReasonOf(() => Plan(reunification)));
    }

    [Fact]
    public void Somebody_found_unsuitable_after_the_class_stops_the_plan_by_regulation_17()
    {
        var reunification = WithViews();
        var check = Check(reunification, reunification.People[0].Id, SuitabilityCheckOutcome.Information, receivedOn: Classed);
        reunification.DecideCheck(check, Classed, SuitabilityDecision.NotAcceptable, "Recent violence.", "tm-1");

        RefusedBy("PERSON_NOT_SUITABLE", $"{Regulations} reg 17", () => Plan(reunification));
    }

    [Fact]
    public void Family_time_is_increased_once_the_plan_is_agreed()
    {
        var reunification = Planned();

        Assert.Equal(ReunificationState.ContactIncreased, Only<ReunificationStateChanged>(reunification.IncreaseContact(Increased, "Saturdays too.")).ToState);

        Assert.Equal((Increased, "Saturdays too."), (reunification.ContactIncreasedOn, reunification.ContactArrangement));
        Assert.Equal("MOVE_NOT_ALLOWED", ReasonOf(() => Classified().IncreaseContact(Increased, "Saturdays too.")));
        Assert.Equal("DATE_OUT_OF_ORDER", ReasonOf(() => Planned().IncreaseContact(Agreed.AddDays(-1), "Saturdays too.")));
    }

    [Fact]
    public void No_step_towards_home_is_made_at_high_risk_until_classified_anew_by_regulation_17()
    {
        var planned = Planned();
        Class(planned, RiskClass.High, Agreed);
        RefusedBy("RISK_TOO_HIGH", $"{Regulations} reg 17(c)", () => planned.IncreaseContact(Increased, "Saturdays too."));
        Class(planned, RiskClass.Low, Increased);
        planned.IncreaseContact(Increased, "Saturdays too.");

        var increased = WithMoreContact();
        increased.RecordProgressReview(Progressed, ProgressFinding.GoingWell, "", Worker);
        Class(increased, RiskClass.Severe, Progressed);
        RefusedBy("RISK_TOO_HIGH", $"{Regulations} reg 17(c)", () => increased.StartOvernight(Overnight));

        var overnight = StayingOvernight();
        Class(overnight, RiskClass.High, Overnight);
        RefusedBy("RISK_TOO_HIGH", $"{Regulations} reg 17(c)", () => overnight.StartPhasedReturn(Overnight.AddDays(14)));
    }

    [Fact]
    public void No_step_towards_home_is_made_against_a_contact_order_by_regulation_16()
    {
        var planned = Planned();
        Bar(planned, Agreed);
        RefusedBy("CONTACT_ORDER_BARS", $"{Regulations} reg 16", () => planned.IncreaseContact(Increased, "Saturdays too."));

        var increased = WithMoreContact();
        increased.RecordProgressReview(Progressed, ProgressFinding.GoingWell, "", Worker);
        Bar(increased, Progressed);
        RefusedBy("CONTACT_ORDER_BARS", $"{Regulations} reg 16", () => increased.StartOvernight(Overnight));

        var overnight = StayingOvernight();
        Bar(overnight, Overnight);
        RefusedBy("CONTACT_ORDER_BARS", $"{Regulations} reg 16", () => overnight.StartPhasedReturn(Overnight.AddDays(14)));
    }

    [Fact]
    public void Overnight_stays_need_a_review_of_progress_since_contact_was_increased_by_the_practice_framework()
    {
        var reunification = WithMoreContact();
        RefusedBy("PROGRESS_NOT_REVIEWED", Framework, () => reunification.StartOvernight(Overnight));

        Assert.Equal("PROGRESS_REVIEW", Only<RecordAmended>(reunification.RecordProgressReview(Progressed, ProgressFinding.Concerns, "", Worker)).Section);
        RefusedBy("PROGRESS_OF_CONCERN", Framework, () => reunification.StartOvernight(Overnight));

        reunification.RecordProgressReview(Progressed, ProgressFinding.Slow, "", Worker);
        Assert.Equal("DATE_OUT_OF_ORDER", ReasonOf(() => reunification.StartOvernight(Progressed.AddDays(-1))));
        Assert.Equal(ReunificationState.Overnight, Only<ReunificationStateChanged>(reunification.StartOvernight(Overnight)).ToState);
        Assert.Equal(Overnight, reunification.OvernightFrom);
    }

    [Fact]
    public void Progress_is_reviewed_in_the_order_of_days_from_the_increase_on()
    {
        var reunification = WithMoreContact();
        reunification.RecordProgressReview(Progressed, ProgressFinding.Slow, "", Worker);

        Assert.Equal("DATE_OUT_OF_ORDER", ReasonOf(() => reunification.RecordProgressReview(Progressed.AddDays(-1), ProgressFinding.Slow, "", Worker)));
        Assert.Equal("MOVE_NOT_ALLOWED", ReasonOf(() => Planned().RecordProgressReview(Progressed, ProgressFinding.Slow, "", Worker)));
    }

    [Fact]
    public void A_phased_return_needs_a_stay_and_a_review_of_progress_overnight_by_the_practice_framework()
    {
        var reunification = StayingOvernight();
        var from = new DateOnly(2026, 5, 25);
        RefusedBy("NO_OVERNIGHT_STAY", Framework, () => reunification.StartPhasedReturn(from));

        // Planned for later, it has not been made.
        Stay(reunification, new(2026, 5, 29, 18, 0, 0, TimeSpan.Zero), TimeSpan.FromHours(14));
        RefusedBy("NO_OVERNIGHT_STAY", Framework, () => reunification.StartPhasedReturn(from));
        Stay(reunification, new(2026, 5, 15, 18, 0, 0, TimeSpan.Zero), TimeSpan.FromHours(14));

        RefusedBy("PROGRESS_NOT_REVIEWED", Framework, () => reunification.StartPhasedReturn(from));
        reunification.RecordProgressReview(new(2026, 5, 18), ProgressFinding.Concerns, "", Worker);
        RefusedBy("PROGRESS_OF_CONCERN", Framework, () => reunification.StartPhasedReturn(from));
        reunification.RecordProgressReview(new(2026, 5, 22), ProgressFinding.GoingWell, "", Worker);

        Assert.Equal(ReunificationState.PhasedReturn, Only<ReunificationStateChanged>(reunification.StartPhasedReturn(from)).ToState);
        Assert.Equal(from, reunification.PhasedFrom);
    }
}
