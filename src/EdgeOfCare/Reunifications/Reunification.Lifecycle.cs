using Google.Protobuf;
using Suite.EdgeOfCare.Events.V1;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Errors;

namespace Suite.EdgeOfCare.Reunifications;

sealed partial class Reunification
{
    /// <summary>Care Planning, Placement and Case Review (England) Regulations 2010 reg 50: records are kept to the 75th anniversary of birth.</summary>
    const int RetentionYears = 75;

    /// <summary>Index that lets a child have one way home at a time.</summary>
    internal const string OneOpenOfChild = "reunifications_open_of_child";

    internal const string AlreadyOpen = "REUNIFICATION_ALREADY_OPEN";

    public static string? DuplicateReason(string index) => index is OneOpenOfChild ? AlreadyOpen : null;

    internal bool IsOpen => State is not ReunificationState.Closed;

    /// <summary>Open, and the child not home: neither returned nor broken down after a return.</summary>
    internal bool IsBeforeReturn => State is ReunificationState.Considered or ReunificationState.NotNow or ReunificationState.Paused or ReunificationState.NotSafe
        || IsOnTheWay;

    /// <summary>From the assessment to the phased return.</summary>
    internal bool IsOnTheWay => State is >= ReunificationState.ParentAssessment and <= ReunificationState.PhasedReturn;

    /// <summary>From the assessment on, at home too; not stopped and not closed.</summary>
    internal bool IsUnderWay => State is >= ReunificationState.ParentAssessment and <= ReunificationState.Consolidated;

    internal DateOnly RetainUntil => WorkingCalendar.TurnsOn(Child.BirthDate, RetentionYears);

    /// <summary>The lifecycle, whole: what may follow what. A move within a state is not one of it, except to be considered again.</summary>
    internal static bool MayFollow(ReunificationState from, ReunificationState to) => (from, to) switch
    {
        (ReunificationState.Considered, ReunificationState.Considered or ReunificationState.NotNow or ReunificationState.ParentAssessment) => true,
        (ReunificationState.NotNow or ReunificationState.Paused or ReunificationState.NotSafe or ReunificationState.BrokeDown,
            ReunificationState.Considered or ReunificationState.Closed) => true,
        // An immediate placement begins the assessment by itself (reg 19).
        (ReunificationState.NotNow or ReunificationState.Paused or ReunificationState.NotSafe or ReunificationState.BrokeDown, ReunificationState.ParentAssessment) => true,
        (ReunificationState.ParentAssessment, ReunificationState.Classified) => true,
        (ReunificationState.Classified, ReunificationState.PlanAgreed) => true,
        (ReunificationState.PlanAgreed, ReunificationState.ContactIncreased) => true,
        (ReunificationState.ContactIncreased, ReunificationState.Overnight) => true,
        (ReunificationState.Overnight, ReunificationState.PhasedReturn) => true,
        // Returned from every step, since an immediate placement may be confirmed in each (reg 19).
        ( >= ReunificationState.ParentAssessment and <= ReunificationState.PhasedReturn,
            ReunificationState.Paused or ReunificationState.NotSafe or ReunificationState.Returned) => true,
        (ReunificationState.Returned, ReunificationState.Monitoring) => true,
        (ReunificationState.Monitoring, ReunificationState.Consolidated) => true,
        (ReunificationState.Consolidated, ReunificationState.Closed) => true,
        (ReunificationState.Returned or ReunificationState.Monitoring or ReunificationState.Consolidated, ReunificationState.BrokeDown) => true,
        _ => false,
    };

    internal void RequireState(string move, params ReadOnlySpan<ReunificationState> allowed)
    {
        if (!allowed.Contains(State))
            throw MoveNotAllowed(move, State);
    }

    internal void RequireOpen(string move)
    {
        if (!IsOpen)
            throw MoveNotAllowed(move, State);
    }

    internal IMessage MoveTo(ReunificationState to, DateOnly on, IReadOnlyList<StopReason>? reasons = null, bool byTime = false)
    {
        if (!MayFollow(State, to))
            throw MoveNotAllowed(to.ToString(), State);
        var from = State;
        (State, StateSince) = (to, on);
        return StateChanged(from, on, reasons ?? [], byTime);
    }

    ReunificationStateChanged StateChanged(ReunificationState from, DateOnly on, IReadOnlyList<StopReason> reasons, bool byTime) => new()
    {
        ChildKey = Child.Key,
        FromState = from,
        ToState = State,
        ChangedDate = on.ToMessage(),
        Round = Round,
        Reasons = { reasons },
        Closure = State is ReunificationState.Closed ? Closure : ReunificationClosure.Unspecified,
        EpisodeId = EpisodeId?.ToString() ?? "",
        ByTime = byTime,
        HistoricEntry = HistoricEntry,
        RetainUntilDate = State is ReunificationState.Closed ? RetainUntil.ToMessage() : null,
    };

    /// <summary>A return is considered anew: what was reached on the way before counts no more.</summary>
    internal void BeginRound()
    {
        Round++;
        (ContactIncreasedOn, ContactArrangement, OvernightFrom, PhasedFrom) = (null, "", null, null);
        (PlacementPlan, SchoolInformedOn, NoSchool, HealthInformedOn) = (null, null, false, null);
        (ReturnedOn, Route, StepDown, ConsolidatedOn) = (null, ReturnRoute.Unspecified, null, null);
    }

    internal static void RequireNotBefore(DateOnly on, DateOnly? earliest, string what)
    {
        if (on < earliest)
            throw Refuse.Precondition("DATE_OUT_OF_ORDER", $"The date is before {what}, which was on {earliest:yyyy-MM-dd}.");
    }

    // What follows the last move is not dated before it.
    void RequireAfterLastMove(DateOnly on) => RequireNotBefore(on, StateSince, "the last move of the reunification");
}
