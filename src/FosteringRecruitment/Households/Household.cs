using Suite.FosteringRecruitment.Applications;
using Suite.FosteringRecruitment.Records;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Records;
using Suite.Suitability.Approval;

namespace Suite.FosteringRecruitment.Households;

/// <summary>
/// An approved fostering household: terms, places, children, reviews, and how the approval ends (Fostering Services (England)
/// Regulations 2011 regs 27, 28, 30 to 32). Several processes may run at once; <see cref="State"/> is worked out from them and is
/// written into the document for lists only. The parts lie in files of their own: places and placements in Household.Places,
/// reviews, proposals and endings in Household.Reviews, Household.Proposals and Household.Endings.
/// </summary>
sealed partial class Household : FosteringRecord, ICase<Household>
{
    public static int SchemaVersion => 1;

    public static string Kind => "household";

    public static string NotFoundReason => "HOUSEHOLD_NOT_FOUND";

    /// <summary>Two households took the same seat of a constellation at once; the slower one looks for another.</summary>
    internal const string SeatTaken = "CONSTELLATION_SEAT_TAKEN";

    public static string? DuplicateReason(string index) => index is "cases_constellation_seats" ? SeatTaken : null;

    public static Household FromDocument(ReadOnlySpan<byte> document, int schemaVersion) => RecordDocument.Default.Read<Household>(document, schemaVersion);

    public byte[] ToDocument() => RecordDocument.Default.Write(this);

    public FosteringRoute Route { get; set; }
    public Guid? ApplicationId { get; set; }
    public Guid? KinshipCaseId { get; set; }
    public DateOnly ApprovedOn { get; set; }
    public string RuleVersion { get; set; } = "";
    public DateOnly? AgreementOn { get; set; }
    public DateOnly? TermsNoticeOn { get; set; }

    public List<Carer> Carers { get; init; } = [];
    public List<Member> Members { get; init; } = [];

    /// <summary>The present terms are the last.</summary>
    public List<TermsInForce> Terms { get; init; } = [];

    public List<Skill> Skills { get; init; } = [];
    public List<RegionSince> Regions { get; init; } = [];
    public List<Place> Places { get; init; } = [];
    public List<Placement> Placements { get; init; } = [];
    public List<StayingPut> StayingPut { get; init; } = [];
    public List<Exemption> Exemptions { get; init; } = [];
    public List<Renewal> Renewals { get; init; } = [];
    public List<Complaint> Complaints { get; init; } = [];
    public Guid? ConstellationId { get; set; }
    public ConstellationRole ConstellationRole { get; set; }

    public List<Review> Reviews { get; init; } = [];

    /// <summary>When the next review is due; earlier than a year if it was brought forward.</summary>
    public DateOnly NextReviewOn { get; set; }

    public bool ReviewBroughtForward { get; set; }
    public List<Proposal> Proposals { get; init; } = [];
    public List<Investigation> Investigations { get; init; } = [];
    public List<HouseholdHold> Holds { get; init; } = [];

    /// <summary>When the written resignation came; the approval ends 28 days later.</summary>
    public DateOnly? ResignationOn { get; set; }

    public DeregistrationReason DeregistrationReason { get; set; }
    public TransferAway? Transfer { get; set; }

    /// <summary>How it ended: RESIGNED, TERMINATED, TRANSFERRED_OUT or DECEASED; unspecified while approved.</summary>
    public HouseholdState Ended { get; set; }

    /// <summary>The day on which the approval ended: from it on it is no more.</summary>
    public DateOnly? EndedOn { get; set; }

    /// <summary>The panel that a review or proposal is listed for, and for what.</summary>
    public Guid? PanelId { get; set; }

    public DateOnly? PanelOn { get; set; }
    public PanelMatter PanelMatter { get; set; }
    public DateOnly? PanelListedOn { get; set; }

    /// <summary>Every panel that looked at this household, earliest first.</summary>
    public List<HouseholdSitting> Sittings { get; init; } = [];

    /// <summary>Why the household as a whole takes nobody in for now: a hold, an investigation, a notice. Each reason once.</summary>
    public List<PlaceReason> OutOfUse { get; init; } = [];

    /// <summary>0 for the hub, 1 to 10 for satellites: two households never hold the same seat of a constellation.</summary>
    public int? ConstellationSeat { get; set; }

    public DateOnly? ConstellationJoinedOn { get; set; }

    /// <summary>Subject of the decision maker, where another service of the suite says so.</summary>
    public string ApprovedBy { get; set; } = "";
}

sealed class Carer
{
    public required Guid Id { get; init; }
    public required string Name { get; set; }
    public DateOnly BirthDate { get; init; }
    public string Reference { get; init; } = "";
    public string Key { get; init; } = "";
    public DateOnly? LeftOn { get; set; }
    public Characteristics? Characteristics { get; set; }
}

sealed record Characteristics(string Ethnicity, string Religion, string Disability, string SexualOrientation, string Sex);

sealed class Member
{
    public required Guid Id { get; init; }
    public required string Name { get; set; }
    public DateOnly BirthDate { get; init; }
    public DateOnly JoinedOn { get; init; }
    public DateOnly? LeftOn { get; set; }
}

sealed record TermsInForce(Terms Terms, DateOnly On, bool AgreedInWriting, string RuleVersion)
{
    /// <summary>When the statement of support needs was given, before the carers agreed (reg 28(9A)).</summary>
    public DateOnly? SupportNeedsStatementOn { get; init; }

    public DateOnly? AgreedOn { get; init; }

    /// <summary>Why they were changed by agreement.</summary>
    public string Reasons { get; init; } = "";
}

sealed record Skill(SkillLevel Level, DateOnly From);

sealed record RegionSince(AllowanceRegion Region, DateOnly From);

sealed class Place
{
    public int Number { get; init; }
    public PlaceStatus Status { get; set; }
    public PlaceReason Reason { get; set; }
    public DateOnly Since { get; set; }
    public Guid? PlacementId { get; set; }
    public Guid? StayingPutId { get; set; }

    /// <summary>Why this place alone was taken out of use.</summary>
    public PlaceReason OwnReason { get; set; }
}

sealed class Placement
{
    public required Guid Id { get; init; }
    public required string ChildReference { get; init; }

    /// <summary>Keyed hash of the reference: all that events say of a child.</summary>
    public required string ChildKey { get; init; }

    public DateOnly BirthDate { get; init; }
    public ApprovalSex Sex { get; init; }
    public PlacementType Type { get; init; }
    public DateOnly PlacedOn { get; init; }
    public DateOnly? EndedOn { get; set; }
    public PlacementEndReason EndReason { get; set; }

    /// <summary>In what an emergency placement departs from the terms, as codes; empty within them.</summary>
    public List<string> OutsideTerms { get; set; } = [];

    /// <summary>Last day of an emergency placement outside the terms.</summary>
    public DateOnly? OutsideTermsUntil { get; set; }

    /// <summary>That day passed.</summary>
    public bool OutsideTermsBreached { get; set; }

    public string SiblingGroup { get; init; } = "";
    public bool FromKinship { get; init; }

    /// <summary>From when the terms cover a placement that began outside them.</summary>
    public DateOnly? TermsCoverOn { get; set; }

    /// <summary>The usual fostering limit as it held on the day of the placement.</summary>
    public int UsualLimit { get; init; }
}

sealed class StayingPut
{
    public required Guid Id { get; init; }
    public required string PersonReference { get; init; }
    public required string PersonKey { get; init; }
    public DateOnly BirthDate { get; init; }
    public DateOnly StartedOn { get; init; }
    public DateOnly? EndedOn { get; set; }
    public int PlaceNumber { get; init; }
}

sealed class Exemption
{
    public required Guid Id { get; init; }
    public DateOnly GrantedOn { get; init; }
    public DateOnly? Until { get; init; }
    public int MaxChildren { get; init; }
    public IReadOnlyList<string> ChildReferences { get; init; } = [];
    public string Conditions { get; init; } = "";
    public DateOnly? EndedOn { get; set; }
}

/// <summary>A DBS or medical check of a carer or adult member that is to be done again, or for the first time.</summary>
sealed class Renewal
{
    public Guid PersonId { get; init; }
    public CheckType Type { get; init; }
    public DateOnly DueOn { get; set; }
    public DateOnly? ValidUntil { get; set; }
}

sealed class Complaint
{
    public required Guid Id { get; init; }
    public DateOnly ReceivedOn { get; init; }
    public string Substance { get; init; } = "";
    public bool FromChild { get; init; }
    public DateOnly? ResolvedOn { get; set; }
    public string Outcome { get; set; } = "";
}

sealed class Review
{
    public int Number { get; init; }
    public DateOnly DueOn { get; init; }
    public DateOnly HeldOn { get; init; }
    public bool BroughtForward { get; init; }
    public ReviewRecommendation Recommendation { get; init; }
    public bool CarersViews { get; init; }
    public bool ChildrenViews { get; init; }
    public bool PlacingAuthorityViews { get; init; }
    public string Summary { get; init; } = "";
    public DateOnly? PanelOn { get; set; }
    public DateOnly? ConfirmedOn { get; set; }
    public string ConfirmedBy { get; set; } = "";

    /// <summary>The approval ended before anybody decided on it.</summary>
    public DateOnly? LapsedOn { get; set; }
}

/// <summary>A panel that looked at a review or at representations, and what it recommended. Its members take no part in decisions.</summary>
sealed record HouseholdSitting(Guid PanelId, PanelMatter Matter, PanelSittingEntry Sitting);

/// <summary>A qualifying determination about approved carers and what followed it (reg 28).</summary>
sealed class Proposal
{
    public required Guid Id { get; init; }
    public ProposalKind Kind { get; init; }
    public ProposalState State { get; set; } = ProposalState.Determined;
    public Terms? Terms { get; init; }
    public DeregistrationReason DeregistrationReason { get; init; }

    /// <summary>Determination, challenge, panels, final decision and notices.</summary>
    public ApprovalProcess Process { get; init; } = new();

    public List<Guid> PanelIds { get; init; } = [];
    public ProposalDecision Decision { get; set; }
    public DateOnly? DecidedOn { get; set; }
    public string DecidedBy { get; set; } = "";
    public string DecisionReasons { get; set; } = "";
    public string RuleVersion { get; set; } = "";

    internal bool IsOpen => State is ProposalState.Determined or ProposalState.Representations or ProposalState.IrmReview or ProposalState.FinalDecision;

    /// <summary>When it came to where it stands.</summary>
    public DateOnly StateSince { get; set; }
}

sealed class Investigation
{
    public required Guid Id { get; init; }
    public InvestigationKind Kind { get; init; }
    public DateOnly OpenedOn { get; init; }
    public DateOnly? ClosedOn { get; set; }
    public InvestigationOutcome Outcome { get; set; }
    public bool BroughtReviewForward { get; set; }
}

sealed record HouseholdHold(HouseholdHoldReason Reason, DateOnly On)
{
    public DateOnly? ResumedOn { get; set; }
}

sealed class TransferAway
{
    public string ServiceReference { get; set; } = "";
    public bool ToLocalAuthority { get; set; }
    public DateOnly? NoticeOn { get; set; }
    public bool ChildInPlacement { get; set; }
    public DateOnly? MeetingOn { get; set; }
    public DateOnly? IroInformedOn { get; set; }
    public DateOnly? RecordsRequestedOn { get; set; }

    /// <summary>Which service asked for records: not always the one that the carers go to.</summary>
    public string RecordsServiceReference { get; set; } = "";

    public DateOnly? RecordsSentOn { get; set; }
    public DateOnly? CompletedOn { get; set; }
}
