using Google.Protobuf;
using Suite.EdgeOfCare.Events.V1;
using Suite.EdgeOfCare.Records;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>A return as it is first considered.</summary>
/// <param name="ReviewedOn">The review of the child's case.</param>
sealed record ReturnConsidered(Child Child, DateOnly ReviewedOn, string Reasons, CareLegalStatus LegalStatus, DateOnly LegalStatusFrom, string Iro,
    Guid? EpisodeId, Guid? FamilyId, string Team, string Worker, bool Restricted, bool HistoricEntry);

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

    /// <summary>At a review of the child's case a return is considered.</summary>
    internal static (Reunification, IReadOnlyList<IMessage>) Consider(Guid id, string authority, ReturnConsidered facts, Caller by)
    {
        ChildFields.RequireUnderAge(facts.Child, facts.ReviewedOn);
        var reunification = new Reunification
        {
            Id = id,
            Authority = authority,
            Child = facts.Child,
            FamilyId = facts.FamilyId,
            EpisodeId = facts.EpisodeId,
            OpenedOn = facts.ReviewedOn,
            StateSince = facts.ReviewedOn,
            Team = facts.Team,
            Worker = facts.Worker,
            Restricted = facts.Restricted,
            HistoricEntry = facts.HistoricEntry,
            LegalStatuses = { new(facts.LegalStatusFrom, facts.LegalStatus, Ceased: false, SupervisionOrder: false, by.Subject) },
            Considerations = { new(facts.ReviewedOn, 1, facts.Reasons, by.Subject) },
            // Of the reviews before it nothing is known here: the next is due six months after this one (reg 33).
            CareReviews = { new(facts.ReviewedOn, DueOn: null, ConsideredChangeOfStatus: true, facts.Iro, Outcome: "", by.Subject) },
        };
        reunification.NameOfficer(facts.Iro, by);
        if (!reunification.MayBeKnownTo(by))
            reunification.Access.Add(by.Subject);
        return (reunification,
        [
            reunification.StateChanged(ReunificationState.Unspecified, facts.ReviewedOn, [], byTime: false),
            new LegalStatusChanged { ChildKey = facts.Child.Key, FromDate = facts.LegalStatusFrom.ToMessage(), LegalStatus = (V1.CareLegalStatus)facts.LegalStatus },
        ]);
    }

    internal IReadOnlyList<IMessage> CorrectChild(Child child)
    {
        ChildFields.RequireSame(Child, child);
        if (child.BirthDate > OpenedOn)
            throw Refuse.Field("child.birth_date", "must not be after the review at which a return was first considered");
        Child = child;
        return [Amended("CHILD")];
    }

    internal IReadOnlyList<IMessage> ConsiderAgain(DateOnly on, string reasons, Caller by)
    {
        RequireState(nameof(ConsiderAgain), ReunificationState.Considered, ReunificationState.NotNow, ReunificationState.NotSafe, ReunificationState.BrokeDown);
        if (State is ReunificationState.NotSafe or ReunificationState.BrokeDown && !by.HasAny("TM", "SM"))
            throw Refuse.Permission("MANAGER_REQUIRED", "After a return was found not safe or broke down, a team or service manager considers it again.");
        RequireAfterLastMove(on);
        ChildFields.RequireUnderAge(Child, on);
        if (State is not ReunificationState.Considered)
            BeginRound(on);
        Considerations.Add(new(on, Round, reasons, by.Subject));
        return [MoveTo(ReunificationState.Considered, on)];
    }

    internal IReadOnlyList<IMessage> DecideNotNow(DateOnly on, IReadOnlyList<StopReason> reasons, string detail, string by)
    {
        RequireState(nameof(DecideNotNow), ReunificationState.Considered);
        return [StopTo(ReunificationState.NotNow, on, reasons, detail, by)];
    }

    internal IReadOnlyList<IMessage> Pause(DateOnly on, IReadOnlyList<StopReason> reasons, string detail, string by)
    {
        RequireMayStop(nameof(Pause));
        return [StopTo(ReunificationState.Paused, on, reasons, detail, by)];
    }

    internal IReadOnlyList<IMessage> MarkNotSafe(DateOnly on, IReadOnlyList<StopReason> reasons, string detail, string by)
    {
        RequireMayStop(nameof(MarkNotSafe));
        var moved = StopTo(ReunificationState.NotSafe, on, reasons, detail, by);
        LetApprovalFall(on);
        return [moved];
    }

    internal IReadOnlyList<IMessage> Resume(DateOnly on, string reasons, string by)
    {
        RequireState(nameof(Resume), ReunificationState.Paused);
        RequireAfterLastMove(on);
        ChildFields.RequireUnderAge(Child, on);
        BeginRound(on);
        Stops.Add(new(on, State, ReunificationState.Considered, [], reasons, by));
        return [MoveTo(ReunificationState.Considered, on)];
    }

    void RequireMayStop(string move)
    {
        if (!IsOnTheWay)
            throw MoveNotAllowed(move, State);
        if (OpenImmediate is not null)
            throw ReturnRules.ImmediatePlacementIsOpen();
    }

    /// <summary>Stops the way home, or ends the stop, with its reasons.</summary>
    internal IMessage StopTo(ReunificationState to, DateOnly on, IReadOnlyList<StopReason> reasons, string detail, string by)
    {
        RequireAfterLastMove(on);
        var from = State;
        var moved = MoveTo(to, on, reasons);
        Stops.Add(new(on, from, to, reasons, detail, by));
        return moved;
    }

    internal IReadOnlyList<IMessage> AllocateTo(string team, string worker, string iro, Caller by)
    {
        RequireOpen("Allocate");
        var events = Allocate(team, worker, by);
        NameOfficer(iro.Length > 0 ? iro : Iro, by);
        return events;
    }

    // An officer of a restricted record is one of those who may know of it.
    void NameOfficer(string iro, Caller by)
    {
        if (iro.Length > 0 && (iro == Worker || iro == by.Subject || Assessments.Any(a => a.Assessor == iro) || Plans.Any(p => p.By == iro)))
            throw ReturnRules.OfficerNotIndependent();
        if (Restricted)
        {
            Access.Remove(Iro);
            if (iro.Length > 0 && !Access.Contains(iro))
                Access.Add(iro);
        }

        Iro = iro;
    }

    void RequireNotOfficer(string subject)
    {
        if (Iro.Length > 0 && subject == Iro)
            throw ReturnRules.OfficerNotIndependent();
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

    // The round ends on a day, and with it an approval that it had.
    void BeginRound(DateOnly on)
    {
        LetApprovalFall(on);
        BeginRound();
    }

    // What follows the last move is not dated before it.
    void RequireAfterLastMove(DateOnly on) => RequireInOrder(on, StateSince, "the last move of the reunification");
}
