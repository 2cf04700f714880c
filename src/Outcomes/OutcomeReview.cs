using System.Text.Json.Serialization;

namespace Suite.Outcomes;

/// <summary>One answer to a review, as it was given; a later one of the same point takes its place and leaves it on the record.</summary>
/// <param name="DueOn">The day about which it is.</param>
/// <param name="On">The day on which it was done.</param>
/// <param name="InProceedings">A care or supervision application for the child is before the court.</param>
/// <param name="Corrects">It takes the place of an answer that was wrong.</param>
/// <param name="Reason">Why it was wrong: a code; empty if it corrects nothing.</param>
public sealed record OutcomeReview(ReviewPoint Point, DateOnly DueOn, DateOnly On, OutcomeCode Outcome, bool InProceedings, bool Corrects, string Reason, string By, string RuleVersion)
{
    /// <summary>The child was followed up.</summary>
    [JsonIgnore]
    public bool IsCompleted => Outcome is not OutcomeCode.Unknown;
}

/// <summary>From where the reviews count.</summary>
public sealed record FollowUpAnchor(DateOnly On, AnchorKind Kind);
