using Suite.Platform.Calendar;

namespace Suite.Outcomes;

/// <summary>
/// The numbers of following a child up. What "looked after" means is law; care risk, the days of review and re-entry are the suite's
/// definitions, which no statute sets.
/// </summary>
public static class OutcomeRules
{
    /// <summary>Kept with every decision and review, so that a later change of the definitions leaves it as it was.</summary>
    public const string Version = "outcomes/2026-11";

    /// <summary>Who is looked after: in care, or accommodated for more than 24 hours.</summary>
    public const string LookedAfterCitation = "Children Act 1989 s.22(1), (2)";

    /// <summary>Where an authority has set no limit of its own: how long before the decision what it rests on may lie.</summary>
    public const int DefaultEvidenceWorkingDays = 20;

    /// <summary>For so long after a decision that stands, no other is taken.</summary>
    public const int DecisionMonths = 6;

    public const int FirstReviewMonths = 3;
    public const int SecondReviewMonths = 6;

    /// <summary>A referral so soon after a closure is linked to it.</summary>
    public const int ReEntryMonths = 12;

    public const string FirstReviewDue = "OUTCOME_REVIEW_3M";
    public const string SecondReviewDue = "OUTCOME_REVIEW_6M";

    /// <summary>The points in the order in which they fall due.</summary>
    public static IReadOnlyList<ReviewPoint> Points { get; } = [ReviewPoint.ThreeMonths, ReviewPoint.SixMonths];

    public static int MonthsOf(ReviewPoint point) => point switch
    {
        ReviewPoint.ThreeMonths => FirstReviewMonths,
        ReviewPoint.SixMonths => SecondReviewMonths,
        _ => throw new ArgumentOutOfRangeException(nameof(point)),
    };

    /// <summary>The day of the review, clamped to its month's end; it does not roll on when it is no working day.</summary>
    public static DateOnly DueOn(DateOnly anchor, ReviewPoint point) => WorkingCalendar.AddMonths(anchor, MonthsOf(point));

    /// <summary>The answer says that the child is looked after.</summary>
    public static bool IsLookedAfter(OutcomeCode outcome) => outcome is OutcomeCode.LookedAfterKin or OutcomeCode.LookedAfterOther;
}
