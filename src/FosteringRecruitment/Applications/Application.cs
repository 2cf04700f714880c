using Suite.FosteringRecruitment.Records;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Records;
using Suite.Suitability.Approval;
using Suite.Suitability.Checks;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>
/// An application to foster: its people, their checks, both stages, panel and decision (Fostering Services (England) Regulations 2011).
/// The parts lie in files of their own: the lifecycle in Application.Lifecycle, people, home and checks in People and Checks.
/// </summary>
sealed partial class Application : FosteringRecord, ICase<Application>
{
    public static int SchemaVersion => 1;

    public static string Kind => "application";

    public static string NotFoundReason => "APPLICATION_NOT_FOUND";

    public static Application FromDocument(ReadOnlySpan<byte> document, int schemaVersion) => RecordDocument.Default.Read<Application>(document, schemaVersion);

    public byte[] ToDocument() => RecordDocument.Default.Write(this);

    public ApplicationState State { get; set; } = ApplicationState.Applied;
    public FosteringRoute Route { get; set; }
    public Guid EnquiryId { get; set; }
    public DateOnly EnquiryReceivedOn { get; set; }
    public string SourceCode { get; set; } = "";
    public Channel Channel { get; set; }
    public string CampaignCode { get; set; } = "";

    /// <summary>First day of the 8 months to panel.</summary>
    public DateOnly ReceivedOn { get; set; }

    /// <summary>Local months for stages 1 and 2 on the day received: later changes leave the application as it is.</summary>
    public int StageOneMonths { get; set; }

    public int StageTwoMonths { get; set; }

    public List<Person> People { get; init; } = [];
    public Home? Home { get; set; }
    public List<Check> Checks { get; init; } = [];

    /// <summary>When stage 1 was opened.</summary>
    public DateOnly? StageOneOn { get; set; }

    /// <summary>When stage 1 was complete and somebody decided, or time did, to go on.</summary>
    public DateOnly? ProceededOn { get; set; }

    /// <summary>From stage 1 on; it holds the dates of both stages, report, panels, decisions and what follows a determination.</summary>
    public ApprovalProcess? Process { get; set; }

    /// <summary>The panel that it is listed for.</summary>
    public Guid? PanelId { get; set; }

    /// <summary>Ids of the panels in <see cref="ApprovalProcess.Panels"/>, in their order.</summary>
    public List<Guid> PanelIds { get; init; } = [];

    /// <summary>When it was listed for each of those.</summary>
    public List<DateOnly> PanelsListedOn { get; init; } = [];

    /// <summary>The child for whom a specified offence is excepted (reg 26(8)): only that child may be approved for.</summary>
    public string ExceptionChildReference { get; set; } = "";

    public DisqualificationException Exception { get; set; }
    public Terms? Terms { get; set; }
    public Guid? HouseholdId { get; set; }
    public WithdrawalCode WithdrawalCode { get; set; }

    /// <summary>In which state the applicants withdrew.</summary>
    public ApplicationState WithdrawnFrom { get; set; }

    /// <summary>Why it was not taken on.</summary>
    public string RejectionReasons { get; set; } = "";

    public DateOnly? EndedOn { get; set; }
    public List<Hold> Holds { get; init; } = [];
    public List<Reveal> Reveals { get; init; } = [];
}

/// <summary>A person of an application.</summary>
sealed class Person : ISubject
{
    public required Guid Id { get; init; }
    public ApplicationPersonKind Kind { get; init; }
    public required string Name { get; set; }

    /// <summary>None of referees and former partners.</summary>
    public DateOnly? BirthDate { get; set; }

    public string Reference { get; set; } = "";

    /// <summary>Keyed hash of the reference: all that events say of a person.</summary>
    public string Key { get; set; } = "";

    public bool ApprovedElsewhere { get; set; }
    public bool StillApprovedElsewhere { get; set; }
    public bool LivedAbroad { get; set; }
    public bool ServedInForces { get; set; }
    public bool Employed { get; set; }
    public bool WorksWithChildren { get; set; }
    public bool OwnChildrenAtSchool { get; set; }
    public bool MarriedBefore { get; set; }
    public bool RelativeOfApplicant { get; set; }
    public Guid? RelatedPersonId { get; set; }
    public List<LivedAt> Addresses { get; set; } = [];
    public DateOnly JoinedOn { get; set; }
    public DateOnly? LeftOn { get; set; }
    public DateOnly? InterviewedOn { get; set; }
    public DateOnly? ReportedOn { get; set; }
    public bool CameOfAge { get; set; }

    // People whose age does not matter count as grown up.
    DateOnly ISubject.BirthDate => BirthDate ?? DateOnly.MinValue;
    bool ISubject.IsApplicant => Kind is ApplicationPersonKind.Applicant;
    bool ISubject.InHousehold => Kind is ApplicationPersonKind.HouseholdMember;
}

sealed record LivedAt(IReadOnlyList<string> Lines, string Postcode, string LocalAuthority, string Country, DateOnly From, DateOnly? Until);

sealed record Home(int Bedrooms, int SpareBedrooms, int Smokers, bool Firearms, IReadOnlyList<string> Pets, bool DangerousDog, string Tenure);

sealed record Hold(ApplicationHoldReason Reason, DateOnly On)
{
    public DateOnly? ResumedOn { get; set; }
}

sealed record Reveal(DateTimeOffset At, string Subject, string Role, string What, Guid SubjectId, string Reason);

/// <summary>Terms of approval as decided; the same in applications and households.</summary>
sealed record Terms(int MaxChildren, int AgeMin, int AgeMax, ApprovalSex Sex, IReadOnlyList<PlacementType> PlacementTypes, bool SiblingsTogether, IReadOnlyList<string> NamedChildReferences);
