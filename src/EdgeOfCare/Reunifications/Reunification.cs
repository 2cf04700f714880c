using Suite.EdgeOfCare.Records;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Records;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>The way home of one looked-after child (Care Planning, Placement and Case Review (England) Regulations 2010).</summary>
sealed partial class Reunification : EdgeOfCareRecord, ICase<Reunification>
{
    public static int SchemaVersion => 1;

    public static string Kind => "reunification";

    public static string NotFoundReason => "REUNIFICATION_NOT_FOUND";

    public static Reunification FromDocument(ReadOnlySpan<byte> document, int schemaVersion) => RecordDocument.Default.Read<Reunification>(document, schemaVersion);

    public byte[] ToDocument() => RecordDocument.Default.Write(this);

    public override IReadOnlyList<string> KnownToRoles => ["NOM", "IRO", "DCS", "INSPECTOR"];

    public ReunificationState State { get; set; } = ReunificationState.Considered;
    public required Child Child { get; set; }
    public Guid? FamilyId { get; init; }
    public Guid? EpisodeId { get; init; }
    public string Iro { get; set; } = "";
    public DateOnly OpenedOn { get; init; }

    /// <summary>Each time a return is considered anew; what is needed is needed in the current one.</summary>
    public int Round { get; set; } = 1;

    /// <summary>In the order of their days.</summary>
    public List<LegalStatusEntry> LegalStatuses { get; init; } = [];

    public List<ContactOrder> ContactOrders { get; init; } = [];
    public List<Consideration> Considerations { get; init; } = [];
    public List<Person> People { get; init; } = [];
    public List<ParentAssessment> Assessments { get; init; } = [];
    public List<Classification> Classifications { get; init; } = [];
    public List<ReturnView> ChildViews { get; init; } = [];
    public List<ReturnView> IroViews { get; init; } = [];
    public List<ReturnPlan> Plans { get; init; } = [];
    public DateOnly? ContactIncreasedOn { get; set; }
    public string ContactArrangement { get; set; } = "";
    public List<ProgressReview> ProgressReviews { get; init; } = [];
    public DateOnly? OvernightFrom { get; set; }
    public List<OvernightStay> Stays { get; init; } = [];
    public PlacementPlan? PlacementPlan { get; set; }

    /// <summary>Every approval of a nominated officer, earliest first.</summary>
    public List<PlacementApproval> Approvals { get; init; } = [];

    /// <summary>Earliest first; at most one is open.</summary>
    public List<ImmediatePlacement> ImmediatePlacements { get; init; } = [];

    public List<ParentPlacement> Placements { get; init; } = [];
    public DateOnly? PhasedFrom { get; set; }
    public DateOnly? SchoolInformedOn { get; set; }
    public bool NoSchool { get; set; }
    public DateOnly? HealthInformedOn { get; set; }

    /// <summary>Of the current round.</summary>
    public DateOnly? ReturnedOn { get; set; }

    public ReturnRoute Route { get; set; }
    public List<MonitoringVisit> Visits { get; init; } = [];
    public List<CareReview> CareReviews { get; init; } = [];

    /// <summary>Every answer given, in the order recorded; of a point the last of the current return holds.</summary>
    public List<ReturnReviewAnswer> ReturnReviews { get; init; } = [];

    public List<ReEntry> ReEntries { get; init; } = [];
    public List<Stop> Stops { get; init; } = [];
    public StepDownPlan? StepDown { get; set; }
    public List<ConferenceAsk> Conferences { get; init; } = [];
    public DateOnly? ConsolidatedOn { get; set; }
    public DateOnly? ClosedOn { get; set; }
    public ReunificationClosure Closure { get; set; }
    public string ClosureDetail { get; set; } = "";
}

/// <param name="Status">Unspecified once not looked after.</param>
sealed record LegalStatusEntry(DateOnly From, CareLegalStatus Status, bool Ceased, bool SupervisionOrder, string By);

sealed record ContactOrder(Guid Id, DateOnly MadeOn, bool IncompatibleWithReturn, IReadOnlyList<Guid> PersonIds, string Summary)
{
    public DateOnly? EndedOn { get; set; }

    /// <summary>In force, and against living with the parent.</summary>
    internal bool BarsOn(DateOnly on) => IncompatibleWithReturn && MadeOn <= on && !(EndedOn <= on);
}

sealed record Consideration(DateOnly On, int Round, string Reasons, string By);

/// <summary>Somebody in the home the child would return to.</summary>
sealed partial class Person
{
    public required Guid Id { get; init; }
    public ReunificationPersonKind Kind { get; init; }
    public required string Name { get; set; }
    public DateOnly BirthDate { get; set; }
    public bool ParentalResponsibility { get; set; }
    public string Reference { get; set; } = "";
    public DateOnly JoinedOn { get; init; }
    public DateOnly? LeftOn { get; set; }
    public List<PoliceCheck> Checks { get; init; } = [];

    /// <summary>Matters of Schedule 3; of each the latest.</summary>
    public List<MatterRecorded> Matters { get; init; } = [];
}

sealed partial class PoliceCheck
{
    public required Guid Id { get; init; }
    public DateOnly RequestedOn { get; init; }
    public string PoliceForce { get; init; } = "";
    public DateOnly? ReceivedOn { get; set; }
    public SuitabilityCheckOutcome Outcome { get; set; }
    public SuitabilityDecision Decision { get; set; }
    public DateOnly? DecidedOn { get; set; }
    public string DecidedBy { get; set; } = "";
    public string DecisionReasons { get; set; } = "";
    public List<CheckDecision> EarlierDecisions { get; init; } = [];
}

sealed record MatterRecorded(ScheduleThreeMatter Matter, DateOnly On, string Finding, string By);

sealed class ParentAssessment
{
    public int Round { get; init; }
    public DateOnly StartedOn { get; init; }
    public string Assessor { get; init; } = "";
    public DateOnly? CompletedOn { get; set; }
    public DateOnly? AccommodationSeenOn { get; set; }
    public string Summary { get; set; } = "";
}

sealed record Classification(Guid Id, int Round, DateOnly On, RiskClass Risk, string Reasons, string By);

sealed record ReturnView(int Round, DateOnly On, ViewOfReturn View, string Detail, string SoughtBy, string By);

sealed record ReturnGoal(string Text, string Owner, DateOnly By);

sealed record ReturnPlan(int Round, DateOnly On, IReadOnlyList<ReturnGoal> Goals, string Support, Guid? EpisodeId, DateOnly ConferenceOfferedOn, ConferenceOffer ConferenceOffer, string By);

sealed record ProgressReview(DateOnly On, int Round, ReunificationState State, ProgressFinding Finding, string Detail, string By);

/// <param name="Minutes">Together with the stays that it follows without a break.</param>
/// <param name="PlacementId">The placement that it is, if it is one.</param>
sealed record OvernightStay(Guid Id, int Round, DateTimeOffset From, DateTimeOffset Until, int Minutes, Guid? PlacementId, string By);

sealed record PlacementPlan(DateOnly PreparedOn, int Round, string Summary)
{
    public DateOnly? ReviewedOn { get; set; }
}

sealed record PlacementApproval(Guid Id, int Round, DateOnly On, string By, CareLegalStatus LegalStatus, string Reasons, Guid ClassificationId, string RuleVersion)
{
    /// <summary>When it fell away: used, superseded by a class, a round or the order's end.</summary>
    public DateOnly? EndedOn { get; set; }
}

sealed class ImmediatePlacement
{
    public required Guid PlacementId { get; init; }
    public int Round { get; init; }
    public DateOnly PlacedOn { get; init; }
    public string ApprovedBy { get; init; } = "";
    public string Necessity { get; init; } = "";
    public DateOnly InterviewedOn { get; init; }
    public DateOnly AssessBy { get; init; }
    public DateOnly? AssessedOn { get; set; }
    public DateOnly? CaseReviewedOn { get; set; }

    /// <summary>Once assessed.</summary>
    public DateOnly? DecideBy { get; set; }

    public DateOnly? ConfirmedOn { get; set; }
    public DateOnly? EndedOn { get; set; }
    public string RuleVersion { get; init; } = "";

    /// <summary>Neither confirmed nor ended.</summary>
    internal bool IsOpen => ConfirmedOn is null && EndedOn is null;

    /// <summary>Once assessed as it turned out, before that as if assessed on the last day.</summary>
    internal DateOnly LatestDecisionOn => DecideBy ?? WorkingCalendar.WorkingDaysAfter(AssessBy, CarePlanningRules.ImmediateDecisionWorkingDays);

    internal bool AssessedInTime => AssessedOn <= AssessBy && CaseReviewedOn <= AssessBy;

    internal bool DecidedInTime => (ConfirmedOn ?? EndedOn) <= LatestDecisionOn;
}

sealed class ParentPlacement
{
    public required Guid Id { get; init; }
    public DateOnly From { get; init; }
    public bool Immediate { get; init; }
    public DateOnly? EndedOn { get; set; }
    public PlacementEnd End { get; set; }
}

/// <param name="DueOn">By regulation 28; none where no placement with parents was open.</param>
sealed record MonitoringVisit(DateOnly On, bool ChildSeen, bool SeenAlone, string Summary, string By, DateOnly? DueOn)
{
    internal bool IsInTime => !(On > DueOn);
}

sealed record CareReview(DateOnly On, DateOnly? DueOn, bool ConsideredChangeOfStatus, string ChairedBy, string Outcome, string By)
{
    internal bool IsInTime => !(On > DueOn);
}

/// <param name="ReturnedOn">The return it is about.</param>
sealed record ReturnReviewAnswer(ReviewPoint Point, DateOnly ReturnedOn, DateOnly DueOn, DateOnly On, OutcomeCode Outcome, bool Stable, string Detail, bool Corrects, CorrectionReason Reason, string By)
{
    /// <summary>The child was followed up.</summary>
    internal bool IsCompleted => Outcome is not OutcomeCode.Unknown;
}

sealed record ReEntry(DateOnly On, DateOnly ReturnedOn, CareLegalStatus LegalStatus, IReadOnlyList<ReEntryReason> Reasons, int MonthsSinceReturn, ReEntryBucket Bucket, string Detail, string By);

sealed record Stop(DateOnly On, ReunificationState From, ReunificationState To, IReadOnlyList<StopReason> Reasons, string Detail, string By);
