using Google.Protobuf;
using Suite.FamilyGroupConferences.Events.V1;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Errors;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>How a conference ends, and how long it is kept.</summary>
sealed partial class Conference
{
    internal const string RetentionEnds = "RETENTION_ENDS";

    /// <summary>Local retention of work with children in need and early help. What is kept of a looked-after child is kept with that child's own record.</summary>
    const int RetentionAge = 30;

    const string RetentionCitation = "Local retention schedule: kept to the youngest child's 30th birthday";

    static readonly ConferenceState[] BeforeHeld =
    [
        ConferenceState.Accepted, ConferenceState.Allocated, ConferenceState.BaselineDone, ConferenceState.Preparing,
        ConferenceState.Scheduled, ConferenceState.Postponed, ConferenceState.Cancelled,
    ];

    public IReadOnlyList<IMessage> StandDown(StandDownReason reason, DateOnly on)
    {
        Require(nameof(StandDown), BeforeHeld);
        InOrder.Require(on, StateSince, "what was recorded last");

        (StandDownReason, StoodDownOn) = (reason, on);
        MoveTo(ConferenceState.StoodDown, on);
        return [new ConferenceStoodDown { Reason = reason, StoodDownDate = on.ToMessage() }, .. Stopped(on)];
    }

    /// <param name="reviewDeclined">The family does not want the review that is due; it may agree a plan and need no further meeting.</param>
    public IReadOnlyList<IMessage> Close(ClosureCode code, DateOnly on, bool reviewDeclined = false)
    {
        if (State is ConferenceState.Referred or ConferenceState.MoreInfo or ConferenceState.NotAccepted or ConferenceState.Closed)
            throw MoveNotAllowed(nameof(Close), State);
        if (!MayCloseAs(code, reviewDeclined))
            throw Refuse.Precondition("CLOSURE_CODE_NOT_ALLOWED", $"{code} does not close a conference in {State}.");
        if (code is ClosureCode.Completed && !reviewDeclined && NextReview is not null)
            throw Refuse.Precondition("REVIEW_OUTSTANDING", "A review conference is still due.");
        if (reviewDeclined && NextReview is null)
            throw Refuse.Precondition("NO_REVIEW_DUE", "No further review conference is due.");
        InOrder.Require(on, StateSince, "what was recorded last");

        (ClosureCode, ClosedOn, ReviewDeclined) = (code, on, reviewDeclined);
        MoveTo(ConferenceState.Closed, on);
        return [new ConferenceClosed { Code = code, ClosedDate = on.ToMessage(), ReviewDeclined = reviewDeclined }, .. Stopped(on)];
    }

    bool MayCloseAs(ClosureCode code, bool reviewDeclined) => code switch
    {
        ClosureCode.Completed => State is ConferenceState.Reviewed || (reviewDeclined && UnderReview.Contains(State)),
        ClosureCode.FamilyDeclined => State is ConferenceState.FamilyDeclined,
        ClosureCode.StoodDown => State is ConferenceState.StoodDown or ConferenceState.Cancelled,
        ClosureCode.NoPlan => State is ConferenceState.NoPlan or ConferenceState.NotAgreed,
        ClosureCode.ProceedingsIssued or ClosureCode.MovedAway => true,
        _ => throw new ArgumentOutOfRangeException(nameof(code)),
    };

    List<IMessage> Stopped(DateOnly on)
    {
        var happened = new List<IMessage>();
        StopWaiting(on, happened);
        return happened;
    }

    /// <summary>None while it is open.</summary>
    internal DateOnly? RetainUntil =>
        State is ConferenceState.Closed or ConferenceState.NotAccepted ? Children.Max(child => WorkingCalendar.TurnsOn(child.BirthOn, RetentionAge)) : null;
}
