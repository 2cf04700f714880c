using Suite.FamilyGroupConferences.V1;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>
/// From referral to closure. Each rule says from which states it works and where it leads; what the calendar brings about is in
/// <c>ReviewsFallDue</c>.
/// </summary>
/// <remarks>
/// <code>
/// REFERRED, MORE_INFO ⇄ → ACCEPTED → ALLOCATED → BASELINE_DONE → PREPARING → SCHEDULED → HELD → PLAN_MADE → AGREED…
/// REFERRED, MORE_INFO → NOT_ACCEPTED
/// ALLOCATED, BASELINE_DONE → FAMILY_DECLINED → BASELINE_DONE (somebody agrees after all)
/// ALLOCATED, BASELINE_DONE → ACCEPTED (the coordinator turns out not to be independent)
/// SCHEDULED → POSTPONED, CANCELLED → SCHEDULED
/// ACCEPTED … CANCELLED → STOOD_DOWN
/// HELD → NO_PLAN;  PLAN_MADE → AGREED, AGREED_WITH_CHANGES, NOT_AGREED;  NOT_AGREED → PLAN_MADE (revised)
/// AGREED, AGREED_WITH_CHANGES → REVIEW_DUE (calendar) → REVIEWED → REVIEW_DUE (calendar), CLOSED
/// </code>
/// </remarks>
sealed partial class Conference
{
    /// <summary>In the order in which they are gone through: from the referral until a day is set, put off or called off.</summary>
    static readonly ConferenceState[] BeforeHeld =
    [
        ConferenceState.Referred, ConferenceState.MoreInfo, ConferenceState.Accepted, ConferenceState.Allocated, ConferenceState.BaselineDone,
        ConferenceState.FamilyDeclined, ConferenceState.Preparing, ConferenceState.Scheduled, ConferenceState.Postponed, ConferenceState.Cancelled,
    ];

    /// <summary>A coordinator has it, and it counts in what their post allows.</summary>
    static readonly ConferenceState[] Coordinated = [.. BeforeHeld.Except([ConferenceState.Referred, ConferenceState.MoreInfo, ConferenceState.Accepted])];

    /// <summary>From when it was held.</summary>
    static readonly ConferenceState[] OnceHeld =
    [
        ConferenceState.Held, ConferenceState.NoPlan, ConferenceState.PlanMade, ConferenceState.Agreed, ConferenceState.AgreedWithChanges,
        ConferenceState.NotAgreed, ConferenceState.ReviewDue, ConferenceState.Reviewed,
    ];

    /// <summary>Not ended; stood down it only waits to be closed.</summary>
    static readonly ConferenceState[] UntilClosed = [.. BeforeHeld, ConferenceState.StoodDown, .. OnceHeld];

    /// <summary>There is work on it: the family has a conference, and is not referred for another.</summary>
    internal bool IsOpen => State is not (ConferenceState.NotAccepted or ConferenceState.StoodDown or ConferenceState.Closed);

    /// <summary>Refuses a move that the state does not allow.</summary>
    void Require(string move, params ReadOnlySpan<ConferenceState> from)
    {
        if (!from.Contains(State))
            throw MoveNotAllowed(move, State);
    }

    void MoveTo(ConferenceState to, DateOnly on) => (State, StateSince) = (to, on);
}
