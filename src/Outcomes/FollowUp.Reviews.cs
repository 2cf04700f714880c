using Suite.Platform.Cases;
using Suite.Platform.Errors;

namespace Suite.Outcomes;

public sealed partial class FollowUp
{
    // Days before (positive) and after (negative) the due day.
    static readonly int[] ReviewPoints = [14, 0, -1];

    /// <summary>Answers a review, or answers it anew: after an unknown outcome as soon as it is known, else as a correction.</summary>
    /// <param name="reason">A code; only with a correction.</param>
    public OutcomeReview RecordReview(ReviewPoint point, DateOnly on, OutcomeCode outcome, bool inProceedings, bool corrects, string reason, string by)
    {
        var dueOn = DueOn(point) ?? throw Refuse.Precondition("FOLLOW_UP_NOT_STARTED", "Nothing is reviewed before there is a decision, a conference or a closure to count from.");
        RequireInOrder(on, dueOn, "the day of the review");
        RequireAnswerable(ReviewOf(point), outcome, corrects, reason);
        if (Contradicts(outcome, dueOn))
            throw Refuse.Precondition("OUTCOME_CONTRADICTS_CARE_RECORD",
                OutcomeRules.IsLookedAfter(outcome)
                    ? "The child is not on record as looked after on the day of the review."
                    : "The child is on record as looked after on the day of the review.",
                OutcomeRules.LookedAfterCitation);

        var review = new OutcomeReview(point, dueOn, on, outcome, inProceedings, corrects, corrects ? reason : "", by, OutcomeRules.Version);
        Reviews.Add(review);
        return review;
    }

    /// <summary>None before there is an anchor.</summary>
    public DateOnly? DueOn(ReviewPoint point) => Anchor is { } anchor ? OutcomeRules.DueOn(anchor.On, point) : null;

    /// <summary>The answer that holds; none if there is none.</summary>
    public OutcomeReview? ReviewOf(ReviewPoint point) => Reviews.FindLast(review => review.Point == point);

    /// <summary>Its day has come, answered or not: it counts in what there was to do.</summary>
    public bool IsDue(ReviewPoint point, DateOnly day) => DueOn(point) <= day;

    /// <summary>Its day has come and nobody has answered.</summary>
    public bool IsAwaited(ReviewPoint point, DateOnly day) => IsDue(point, day) && ReviewOf(point) is null;

    /// <summary>The child was followed up.</summary>
    public bool IsCompleted(ReviewPoint point) => ReviewOf(point) is { IsCompleted: true };

    /// <summary>The child could not be followed up.</summary>
    public bool IsUnknown(ReviewPoint point) => ReviewOf(point) is { IsCompleted: false };

    /// <summary>What was recorded later of days looked after does not agree with the answer that holds: one of them needs a correction.</summary>
    public bool IsContradicted(ReviewPoint point) => ReviewOf(point) is { } review && Contradicts(review.Outcome, review.DueOn);

    /// <summary>The child was looked after on a day from the anchor to the day of the review, both included; null before that day has come.</summary>
    public bool? EnteredCareBy(ReviewPoint point, DateOnly day) =>
        IsDue(point, day) ? LookedAfterDays(Anchor!.On, DueOn(point)!.Value) > 0 : null;

    /// <summary>The child was looked after on no day of the six months after the anchor, whatever any review says; null before they are over.</summary>
    public bool? SustainedOn(DateOnly day) => !EnteredCareBy(ReviewPoint.SixMonths, day);

    /// <summary>The reviews that nobody has answered.</summary>
    /// <param name="subject">Whom of the record it concerns; empty if it is about one child only.</param>
    /// <param name="announced">The record's.</param>
    public IEnumerable<DueItem> DueItems(string subject, string citation, WarningPoints announced)
    {
        if (Anchor is not { } anchor)
            yield break;
        foreach (var point in OutcomeRules.Points)
        {
            if (ReviewOf(point) is null)
                yield return announced.Due(point is ReviewPoint.ThreeMonths ? OutcomeRules.FirstReviewDue : OutcomeRules.SecondReviewDue, subject,
                    OutcomeRules.DueOn(anchor.On, point), citation, ReviewPoints);
        }
    }

    static void RequireAnswerable(OutcomeReview? before, OutcomeCode outcome, bool corrects, string reason)
    {
        if (corrects && reason.Length == 0)
            throw Refuse.Field("reason", OutcomeFields.ReasonRequired);
        if (corrects && before is null)
            throw Refuse.Precondition("NOTHING_TO_CORRECT", "The review has no answer yet.");
        if (!corrects && before is not null && (before.IsCompleted || outcome is OutcomeCode.Unknown))
            throw Refuse.Precondition("REVIEW_ALREADY_ANSWERED", "The review has an answer; another takes its place only as a correction with its reason.");
    }

    bool Contradicts(OutcomeCode outcome, DateOnly dueOn) =>
        outcome is not OutcomeCode.Unknown && OutcomeRules.IsLookedAfter(outcome) != LookedAfterOn(dueOn);
}
