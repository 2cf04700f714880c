using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Errors;
using static Suite.KinshipAssessment.Tests.Care.PlacedChildren;

namespace Suite.KinshipAssessment.Tests.Care;

public sealed class ReviewsAndHealth
{
    const string Officer = "staff-0017";

    [Fact]
    public void Reviews_are_due_after_20_working_days_then_3_months_then_6_months_and_do_not_roll()
    {
        var kinship = Case();
        Assert.Equal(On(2026, 10, 5), kinship.Due(CareRules.Review)!.DueOn);

        var first = Assert.IsType<ReviewHeld>(Assert.Single(kinship.RecordReview(On(2026, 10, 2), Officer)));
        Assert.Equal(On(2027, 1, 2), kinship.Due(CareRules.Review)!.DueOn);
        Assert.Equal(DayOfWeek.Saturday, kinship.Due(CareRules.Review)!.DueOn.DayOfWeek);

        kinship.RecordReview(On(2026, 12, 18), Officer);
        Assert.Equal(On(2027, 6, 18), kinship.Due(CareRules.Review)!.DueOn);
        Assert.Equal((1, On(2026, 10, 5).ToMessage()), (first.Number, first.DueDate));
    }

    [Fact]
    public void A_review_waits_for_the_reviewing_officer() => Assert.Equal("IRO", Case().Due(CareRules.Review)!.BlockedBy);

    [Fact]
    public void The_reviewing_officer_adjourns_once_by_at_most_20_working_days()
    {
        var kinship = Case();
        Assert.Equal("to_date", Assert.Single(Assert.Throws<RefusedException>(() => kinship.AdjournReview(On(2026, 10, 1), On(2026, 10, 30))).Fields).Field);

        kinship.AdjournReview(On(2026, 10, 1), On(2026, 10, 29));

        Assert.Equal(On(2026, 10, 29), kinship.Due(CareRules.Review)!.DueOn);
        Assert.Equal("REVIEW_ALREADY_ADJOURNED", Assert.Throws<RefusedException>(() => kinship.AdjournReview(On(2026, 10, 2), On(2026, 10, 20))).Reason);
    }

    [Fact]
    public void The_next_review_may_be_adjourned_again()
    {
        var kinship = Case();
        kinship.AdjournReview(On(2026, 10, 1), On(2026, 10, 29));
        kinship.RecordReview(On(2026, 10, 20), Officer);

        kinship.AdjournReview(On(2027, 1, 4), On(2027, 1, 20));

        Assert.True(kinship.Care!.ReviewsHeld[0].Adjourned);
        Assert.Equal(On(2027, 1, 20), kinship.Due(CareRules.Review)!.DueOn);
    }

    [Fact]
    public void An_overdue_review_is_not_adjourned() =>
        Assert.Equal("DATE_OUT_OF_ORDER", Assert.Throws<RefusedException>(() => Case().AdjournReview(On(2026, 10, 6), On(2026, 10, 9))).Reason);

    [Fact]
    public void Reviews_are_held_one_after_the_other()
    {
        var kinship = Case();
        kinship.RecordReview(On(2026, 10, 2), Officer);

        Assert.Equal("DATE_OUT_OF_ORDER", Assert.Throws<RefusedException>(() => kinship.RecordReview(On(2026, 10, 2), Officer)).Reason);
    }

    [Fact]
    public void Who_works_the_case_or_visits_the_child_does_not_chair_its_review()
    {
        var kinship = Case();
        kinship.RecordVisit(kinship.Children[0].Id, On(2026, 9, 10), true, "", "staff-0001");

        Assert.Equal("REVIEWING_OFFICER_NOT_INDEPENDENT", Assert.Throws<RefusedException>(() => kinship.RecordReview(On(2026, 10, 2), kinship.Worker)).Reason);
        Assert.Equal("REVIEWING_OFFICER_NOT_INDEPENDENT", Assert.Throws<RefusedException>(() => kinship.RecordReview(On(2026, 10, 2), "staff-0001")).Reason);
    }

    [Theory]
    [InlineData(2021, 9, 16, 2027, 3, 15)] // not yet five on the day: six months
    [InlineData(2021, 9, 15, 2027, 9, 15)] // five on the day: twelve
    [InlineData(2018, 5, 1, 2027, 9, 15)]
    public void Health_is_assessed_before_the_first_review_then_every_6_months_under_5_and_every_12_from_5(int year, int month, int day, int nextYear, int nextMonth, int nextDay)
    {
        var kinship = Case(On(year, month, day));
        var child = kinship.Children[0].Id;
        Assert.Equal(On(2026, 10, 5), kinship.Due(CareRules.HealthAssessment, child.ToString())!.DueOn);

        kinship.RecordHealthAssessment(child, On(2026, 9, 15));

        Assert.Equal(On(nextYear, nextMonth, nextDay), kinship.Due(CareRules.HealthAssessment, child.ToString())!.DueOn);
    }

    [Fact]
    public void An_assessment_in_the_three_months_before_the_placement_counts_and_an_older_one_does_not()
    {
        var kinship = Case();
        var child = kinship.Children[0].Id;

        Assert.Equal("DATE_OUT_OF_ORDER", Assert.Throws<RefusedException>(() => kinship.RecordHealthAssessment(child, On(2026, 6, 6))).Reason);
        kinship.RecordHealthAssessment(child, On(2026, 6, 7));

        Assert.Equal(On(2027, 6, 7), kinship.Due(CareRules.HealthAssessment, child.ToString())!.DueOn);
    }
}
