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
/// AGREED, AGREED_WITH_CHANGES, REVIEW_DUE → CLOSED (the family wants no review)
/// </code>
/// </remarks>
sealed partial class Conference
{
    /// <summary>A coordinator has it, and it counts in what their post allows.</summary>
    static readonly ConferenceState[] Coordinated =
    [
        ConferenceState.Allocated, ConferenceState.BaselineDone, ConferenceState.FamilyDeclined, ConferenceState.Preparing,
        ConferenceState.Scheduled, ConferenceState.Postponed, ConferenceState.Cancelled,
    ];

    /// <summary>There is work on it: the family has a conference, and is not referred for another.</summary>
    internal bool IsRunning => State is not (ConferenceState.NotAccepted or ConferenceState.StoodDown or ConferenceState.Closed);

    /// <summary>Refuses a move that the state does not allow.</summary>
    void Require(string move, params ReadOnlySpan<ConferenceState> from)
    {
        if (!from.Contains(State))
            throw MoveNotAllowed(move, State);
    }

    void MoveTo(ConferenceState to, DateOnly on) => (State, StateSince) = (to, on);
}
