using System.Text.Json;
using System.Text.Json.Serialization;
using Suite.KinshipAssessment.Helping;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Suitability.Approval;

namespace Suite.KinshipAssessment.Cases;

/// <summary>
/// One kinship case: children, the people who offer to care for them, and every rule about it. Reads no clock and no database.
/// The parts lie in files of their own: lifecycle here and in Approvals and Assessments, people and checks, looked-after care.
/// </summary>
sealed partial class KinshipCase : ICase<KinshipCase>
{
    public static string Kind => "case";

    public static int SchemaVersion => 3;

    public required Guid Id { get; init; }

    [JsonIgnore]
    public long Version { get; set; }

    public required string Authority { get; init; }
    public CaseState State { get; set; } = CaseState.Identified;
    public CaseSource Source { get; set; }
    public string SourceCaseId { get; set; } = "";

    /// <summary>The service of the suite that opened the case; empty if staff did.</summary>
    // Settable, because what may only be initialised is null after an older document was read that does not have it.
    public string OpenedByService { get; set; } = "";

    public ArrangementType Arrangement { get; set; }

    /// <summary>First day of both local clocks, K1 and K2.</summary>
    public DateOnly ConcernOn { get; set; }

    public string Team { get; set; } = "";
    public string Worker { get; set; } = "";
    public bool Restricted { get; set; }
    public bool HistoricEntry { get; set; }
    public List<AccessGiven> Access { get; init; } = [];
    public List<RevealEntry> Reveals { get; init; } = [];

    public List<Child> Children { get; init; } = [];
    public List<Person> People { get; init; } = [];
    public List<Check> Checks { get; init; } = [];

    public ViabilityWork? Viability { get; set; }
    public Route Route { get; set; }
    public TemporaryApprovalGrant? Temporary { get; set; }
    public ApprovalProcess? Assessment { get; set; }
    public GuardianshipWork? Guardianship { get; set; }

    public List<ScheduleFourEntry> ScheduleFour { get; init; } = [];
    public List<ProfessionalViewEntry> ProfessionalViews { get; init; } = [];
    public List<IroInformedEntry> IroInformed { get; init; } = [];
    public SupportPlanEntry? Support { get; set; }
    public List<HousingNeedEntry> Housing { get; init; } = [];
    public CareInPlacement? Care { get; set; }

    /// <summary>From an approval on: that the carers are to be on the fostering register, and whether they are.</summary>
    public RegistrationEntry? Registration { get; set; }

    /// <summary>Help that other services were asked for, and what they answered.</summary>
    public List<HelpEntry> Help { get; set; } = [];

    public List<HoldEntry> Holds { get; init; } = [];

    public ClosureCode Closure { get; set; }
    public DateOnly? ClosedOn { get; set; }

    /// <summary>Of a closed case: the day on which its assessment had come to nothing before; none if it was closed from its course.</summary>
    public DateOnly? EndedOn { get; set; }

    /// <summary>Milestones reached that nothing else records: W6 midpoint review, W8 escalation, W10 draft report.</summary>
    public Dictionary<string, DateOnly> Milestones { get; init; } = [];

    /// <summary>Up to which warning point each deadline was announced, so that none is announced twice; by rule, subject and due day.</summary>
    public Dictionary<string, DateOnly> Warned { get; init; } = [];

    /// <summary>Day of the last move.</summary>
    public DateOnly StateSince { get; set; }

    /// <summary>Day on which the route was chosen.</summary>
    public DateOnly? RouteOn { get; set; }

    public string TemporaryDeclinedReasons { get; set; } = "";

    /// <summary>What was agreed at the team manager's midpoint review.</summary>
    public string MidpointSummary { get; set; } = "";

    /// <summary>Why the carers withdrew, where the children went, or why the placement was ended and what was arranged, as codes.</summary>
    public List<string> EndCodes { get; init; } = [];
}

sealed record AccessGiven(string Subject, bool Disclosures, string GrantedBy, string Reason);

sealed record RevealEntry(DateTimeOffset At, string Subject, string Role, RevealKind Kind, string SubjectId, string Reason);

sealed class Child
{
    public required Guid Id { get; init; }
    public required string Reference { get; init; }
    public required string Name { get; set; }
    public DateOnly BirthDate { get; set; }
    public bool Unborn { get; set; }

    /// <summary>Keyed hash of the authority's own id: all that events ever say of a child.</summary>
    public required string Key { get; init; }

    public DateOnly? PlacedOn { get; set; }
    public DateOnly? PlacementEndedOn { get; set; }
    public string PlacementCode { get; set; } = "";
    public bool LookedAfterBefore { get; set; }
    public bool ApprovedFor { get; set; }
    public List<ChildViewEntry> Views { get; init; } = [];

    /// <summary>Of a child who was added to the case later: from when; none for those it was opened for.</summary>
    public DateOnly? JoinedOn { get; init; }
}

sealed record ChildViewEntry(ViewTaker TakenBy, DateOnly On, string View, bool NotObtainable, string RecordedBy);

sealed record ProfessionalViewEntry(Guid ChildId, Profession Profession, DateOnly On, string View, bool NotObtainable = false);

sealed record IroInformedEntry(DateOnly On, IroMatter Matter);

sealed partial class Person
{
    public required Guid Id { get; init; }
    public PersonKind Kind { get; init; }
    public required string Name { get; set; }
    public DateOnly BirthDate { get; set; }
    public Relationship Relationship { get; set; }
    public string Reference { get; set; } = "";

    /// <summary>Keyed hash of the reference; empty when the authority's case system does not know the person.</summary>
    public string Key { get; set; } = "";

    public bool ApprovedElsewhere { get; set; }

    /// <summary>The approval by another service was not ended yet.</summary>
    public bool StillApprovedElsewhere { get; set; }

    public bool LivedAbroad { get; set; }
    public bool ServedInForces { get; set; }
    public bool OwnChildrenAtSchool { get; set; }
    public bool PastPartners { get; set; }
    public PostalAddress? Address { get; set; }
    public DateOnly JoinedOn { get; set; }
    public DateOnly? LeftOn { get; set; }
    public DateOnly? SeenOn { get; set; }
    public bool SeenSuitable { get; set; }

    /// <summary>Their eighteenth birthday in the household was acted on.</summary>
    public bool CameOfAge { get; set; }
}

sealed record PostalAddress(IReadOnlyList<string> Lines, string Postcode, bool OtherAuthorityArea = false);

sealed class ViabilityWork
{
    public DateOnly StartedOn { get; set; }
    public DateOnly? VisitedOn { get; set; }
    public string VisitSummary { get; set; } = "";
    public bool? Viable { get; set; }
    public DateOnly? DecidedOn { get; set; }
    public string DecidedBy { get; set; } = "";
    public string Reasons { get; set; } = "";
    public DateOnly? ReasonsSentOn { get; set; }
    public DateOnly? ChallengedOn { get; set; }
    public string ChallengeGrounds { get; set; } = "";
}

/// <summary>A temporary approval under regulation 24 with its extensions under regulation 25.</summary>
sealed class TemporaryApprovalGrant
{
    public ApprovalState State { get; set; } = ApprovalState.Running;
    public DateOnly ApprovedOn { get; set; }
    public DateOnly PlacedOn { get; set; }

    /// <summary>Last covered day; none while an independent review keeps it open-ended.</summary>
    public DateOnly? LastCoveredOn { get; set; }

    public DateOnly? EndedOn { get; set; }
    public string ApprovedBy { get; set; } = "";
    public string RuleVersion { get; set; } = "";
    public List<ExtensionGrant> Extensions { get; init; } = [];
}

sealed record ExtensionGrant(ExtensionKind Kind, DateOnly On, DateOnly? LastCoveredOn, DateOnly PanelViewsOn, DateOnly IroInformedOn, string GrantedBy);

sealed class GuardianshipWork
{
    public bool Assessing { get; set; }
    public DateOnly? StartedOn { get; set; }
    public DateOnly? NoticeOn { get; set; }
    public DateOnly? ReportFiledOn { get; set; }
    public string ReportSignedOffBy { get; set; } = "";
    public OrderKind OrderKind { get; set; }
    public bool? OrderMade { get; set; }
    public DateOnly? OrderOn { get; set; }
}

sealed record ScheduleFourEntry(ScheduleFourMatter Matter, bool Satisfied, DateOnly On, string Summary);

sealed record SupportPlanEntry(DateOnly On, bool FinancialSupport, bool TrainingOffered, bool Respite, bool ContactMediation, bool SupervisingSocialWorker, string ParityGap);

sealed record HousingNeedEntry(Guid Id, HousingNeedKind Kind, DateOnly RaisedOn, DateOnly? ResolvedOn, string Detail, long CostPence);

/// <summary>What is due for looked-after children while they are placed.</summary>
sealed class CareInPlacement
{
    public DateOnly LookedAfterOn { get; set; }
    public DateOnly PlacedOn { get; set; }
    public DateOnly? PlacementPlanOn { get; set; }
    public DateOnly? CarePlanOn { get; set; }
    public List<VisitEntry> Visits { get; init; } = [];
    public List<ReviewEntry> ReviewsHeld { get; init; } = [];
    public DateOnly? NextReviewAdjournedTo { get; set; }
    public List<HealthAssessmentEntry> HealthAssessments { get; init; } = [];
    public List<NotificationEntry> Notifications { get; init; } = [];
    public DateOnly? EndedOn { get; set; }
}

sealed record VisitEntry(Guid ChildId, DateOnly On, bool SeenAlone, string NotAloneReason, string By);

sealed record ReviewEntry(int Number, DateOnly DueOn, DateOnly HeldOn, string ChairedBy, bool Adjourned);

sealed record HealthAssessmentEntry(Guid ChildId, DateOnly On);

sealed record NotificationEntry(NotifiedBody Body, DateOnly On);

sealed record HoldEntry(HoldReason Reason, DateOnly On)
{
    public DateOnly? ResumedOn { get; set; }
}

/// <summary>What the fostering register was asked for, and since when it has the carers.</summary>
/// <param name="AskId">The request id of the call.</param>
sealed record RegistrationEntry(Guid AskId, DateOnly On, string AskedBy)
{
    public Guid? HouseholdId { get; set; }
    public DateOnly? AcceptedOn { get; set; }
}
