using Suite.Platform.Errors;

namespace Suite.Outcomes;

/// <summary>
/// What becomes of one child after a conference or with edge-of-care help: whether it was due to enter care, on which days it was looked
/// after, and how it fared three and six months on. It is part of the record's document. The record says what is open in which of its
/// states; each method here refuses what the definitions do not allow, then records.
/// </summary>
public sealed partial class FollowUp
{
    public List<CareRisk> CareRisks { get; init; } = [];

    /// <summary>In the order of their days; withdrawn ones among them.</summary>
    public List<LookedAfterSpell> Spells { get; init; } = [];

    /// <summary>From where the reviews count; none before there is a decision, a conference or a closure.</summary>
    public FollowUpAnchor? Anchor { get; set; }

    /// <summary>The conference or the closure: from where they count if no decision stands.</summary>
    public FollowUpAnchor? OtherAnchor { get; set; }

    /// <summary>Every answer given, in the order in which they were recorded.</summary>
    public List<OutcomeReview> Reviews { get; init; } = [];

    /// <summary>Notes the conference or the closure. A decision that stands goes before it, and nothing moves once a review was answered.</summary>
    /// <returns>Whether the anchor is another now.</returns>
    public bool SetAnchor(DateOnly on, AnchorKind kind)
    {
        if (kind is not (AnchorKind.ConferenceHeld or AnchorKind.EpisodeClosed))
            throw new ArgumentOutOfRangeException(nameof(kind), "A decision on care risk is an anchor of itself.");

        OtherAnchor = new(on, kind);
        return MoveAnchor();
    }

    /// <summary>
    /// An answer is about the day on which it was due, so that the anchor stays where it is once there is one. Of several decisions that
    /// stand the first is followed up: its reviews do not lapse because they were left until the next.
    /// </summary>
    bool MoveAnchor()
    {
        if (Reviews.Count > 0)
            return false;

        var before = Anchor;
        var decision = CareRisks.Where(risk => risk.Stands).MinBy(risk => risk.DecidedOn);
        Anchor = decision is null ? OtherAnchor : new(decision.DecidedOn, AnchorKind.CareRiskDecision);
        return Anchor != before;
    }

    static void RequireInOrder(DateOnly on, DateOnly? notBefore, string what)
    {
        if (on < notBefore)
            throw Refuse.Precondition("DATE_OUT_OF_ORDER", $"The day lies before {what}.");
    }
}
