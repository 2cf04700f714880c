using static Suite.Outcomes.Tests.AChild;

namespace Suite.Outcomes.Tests;

/// <summary>Twenty children were due to enter care in one quarter; what their follow-ups add up to.</summary>
public sealed class AQuarterOfAvertedCare
{
    static readonly DateOnly First = new(2026, 4, 1);
    static readonly DateOnly Last = new(2026, 6, 30);

    static readonly FollowUp[] Averted = [.. Enumerable.Range(1, 13).Select(_ => StayedHome()), HomeButForTwelveDays(), WithKin(), LookedAfterAtBoth(), LookedAfterFromMonthFive()];

    static readonly FollowUp[] DueToEnter = [.. Averted, .. Enumerable.Range(0, 3).Select(i => EnteredCareInTheQuarter(Decided.AddDays(10 * i)))];

    static FollowUp StayedHome() => Answered(DueToEnterCare(), OutcomeCode.AtHomeParent, OutcomeCode.AtHomeParent);

    static FollowUp HomeButForTwelveDays()
    {
        var child = DueToEnterCare();
        child.LookedAfter(new(2026, 8, 10), new(2026, 8, 22));
        return Answered(child, OutcomeCode.AtHomeParent, OutcomeCode.AtHomeParent);
    }

    static FollowUp WithKin() => Answered(DueToEnterCare(), OutcomeCode.KinInformal, OutcomeCode.KinOrder);

    static FollowUp LookedAfterAtBoth()
    {
        var child = DueToEnterCare();
        child.LookedAfter(new(2026, 7, 14), status: CareLegalStatus.InterimCareOrder);
        return Answered(child, OutcomeCode.LookedAfterOther, OutcomeCode.LookedAfterOther);
    }

    static FollowUp LookedAfterFromMonthFive()
    {
        var child = DueToEnterCare();
        child.LookedAfter(new(2026, 9, 12));
        child.Answer(ReviewPoint.SixMonths, OutcomeCode.LookedAfterKin);
        return child;
    }

    static FollowUp EnteredCareInTheQuarter(DateOnly on)
    {
        var child = DueToEnterCare();
        child.LookedAfter(on);
        return child;
    }

    static FollowUp Answered(FollowUp child, OutcomeCode atThree, OutcomeCode atSix)
    {
        child.Answer(ReviewPoint.ThreeMonths, atThree);
        child.Answer(ReviewPoint.SixMonths, atSix);
        return child;
    }

    static int NotLookedAfterAt(ReviewPoint point) =>
        Averted.Count(child => child.ReviewOf(point) is { IsCompleted: true } review && !OutcomeRules.IsLookedAfter(review.Outcome));

    [Fact]
    public void Seventeen_of_twenty_were_kept_out_of_care()
    {
        Assert.Equal(20, DueToEnter.Count(child => child.DueToEnterCareIn(First, Last, asAt: SixMonths)));
        Assert.Equal(Averted, DueToEnter.Where(child => child.AvertedIn(First, Last, asAt: SixMonths)));
        Assert.DoesNotContain(DueToEnter, child => child.AvertedIn(Last.AddDays(1), SixMonths, asAt: SixMonths));
    }

    [Fact]
    public void Seventeen_reviews_were_due_at_each_point_and_one_was_not_done()
    {
        Assert.Equal((17, 17), (Averted.Count(c => c.IsDue(ReviewPoint.ThreeMonths, SixMonths)), Averted.Count(c => c.IsDue(ReviewPoint.SixMonths, SixMonths))));
        Assert.Equal((16, 17), (Averted.Count(c => c.IsCompleted(ReviewPoint.ThreeMonths)), Averted.Count(c => c.IsCompleted(ReviewPoint.SixMonths))));
        Assert.Equal(1, Averted.Count(c => c.IsAwaited(ReviewPoint.ThreeMonths, SixMonths)));
    }

    [Fact]
    public void Fifteen_were_not_looked_after_at_either_review() =>
        Assert.Equal((15, 15), (NotLookedAfterAt(ReviewPoint.ThreeMonths), NotLookedAfterAt(ReviewPoint.SixMonths)));

    [Fact]
    public void Fourteen_were_looked_after_on_no_day_of_the_six_months_and_three_were()
    {
        Assert.Equal(14, Averted.Count(child => child.SustainedOn(SixMonths) is true));
        Assert.Equal(3, Averted.Count(child => child.EnteredCareBy(ReviewPoint.SixMonths, SixMonths) is true));
        Assert.Equal(12, Averted[13].LookedAfterDays(Decided, SixMonths));
    }
}
