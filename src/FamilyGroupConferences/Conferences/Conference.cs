using System.Text.Json.Serialization;
using Suite.FamilyGroupConferences.Records;
using Suite.FamilyGroupConferences.V1;
using Suite.Outcomes;
using Suite.Platform.Cases;
using Suite.Platform.Records;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>
/// A family's group conference: referral, independent coordinator, preparation, the conference itself, the family's plan, reviews, and
/// how the children fare three and six months on. <see cref="Suite.Platform.Records.Record.Worker"/> is the coordinator.
/// </summary>
sealed partial class Conference : ConferencesRecord, ICase<Conference>
{
    public static int SchemaVersion => 1;

    public static string Kind => "conference";

    public static string NotFoundReason => "CONFERENCE_NOT_FOUND";

    internal const string ChildHasOpenConference = "CHILD_HAS_OPEN_CONFERENCE";

    public static string? DuplicateReason(string index) => index switch
    {
        "conferences_requested" => "ALREADY_REQUESTED",
        "open_conference_children_once" => ChildHasOpenConference,
        _ => null,
    };

    public static Conference FromDocument(ReadOnlySpan<byte> document, int schemaVersion) => RecordDocument.Default.Read<Conference>(document, schemaVersion);

    public byte[] ToDocument() => RecordDocument.Default.Write(this);

    public ConferenceState State { get; set; } = ConferenceState.Referred;

    // Referral
    public List<Child> Children { get; init; } = [];
    public List<string> SiblingReferences { get; init; } = [];
    public ReferralReason Reason { get; init; }
    public string ReferralText { get; set; } = "";
    public string ReferredBy { get; init; } = "";

    /// <summary>When the family was offered a conference by its social worker.</summary>
    public DateOnly OfferedOn { get; init; }

    public DateOnly ReferredOn { get; init; }

    /// <summary>By the standard of the day referred.</summary>
    public DateOnly ScreenBy { get; init; }

    public bool Urgent { get; init; }

    /// <summary>The statutory offer that it answers.</summary>
    public Guid? OfferId { get; init; }

    public string RequestedByService { get; init; } = "";
    public string RequestedByRecordId { get; init; } = "";
    public DateOnly? AskedOn { get; set; }
    public string Question { get; set; } = "";
    public DateOnly? ProvidedOn { get; set; }
    public DateOnly? ScreenedOn { get; set; }
    public NotAcceptedReason NotAcceptedReason { get; set; }
    public string NotAcceptedDetail { get; set; } = "";
    public DateOnly? AcceptedOn { get; set; }

    /// <summary>Of an urgent one: 24 hours run from then.</summary>
    public DateTimeOffset? AcceptedAt { get; set; }

    /// <summary>By the standard of the day accepted.</summary>
    public DateOnly? NormOn { get; set; }

    /// <summary>Of an urgent one: the end of its hours.</summary>
    public DateTimeOffset? UrgentBy { get; set; }

    // People
    public List<Participant> Participants { get; init; } = [];
    public List<Involvement> Involvements { get; init; } = [];

    // Allocation

    /// <summary>Of one that waits for a coordinator: by the standard of the day on which it began to wait.</summary>
    public DateOnly? CoordinatorBy { get; set; }

    public Guid? CoordinatorId { get; set; }
    public DateOnly? AllocatedOn { get; set; }
    public string OverCapacityReason { get; set; } = "";

    /// <summary>Coordinators who had it before.</summary>
    public List<PastCoordinator> PastCoordinators { get; init; } = [];

    // Baseline, consent, preparation
    public DateOnly? BaselineBy { get; set; }
    public DateOnly? BaselineOn { get; set; }
    public string BottomLines { get; set; } = "";
    public List<string> Questions { get; set; } = [];
    public string BaselineAgreedWith { get; set; } = "";

    /// <summary>When they were last changed after that.</summary>
    public DateOnly? BaselineChangedOn { get; set; }

    public DateOnly? ConsentedOn { get; set; }
    public DateOnly? DeclinedOn { get; set; }
    public SafetyPlan? SafetyPlan { get; set; }
    public List<Exclusion> Exclusions { get; init; } = [];
    public PaternalFamily PaternalFamily { get; set; }
    public string PaternalFamilyEfforts { get; set; } = "";
    public DateOnly? PaternalFamilyOn { get; set; }
    public StandDownReason StandDownReason { get; set; }
    public DateOnly? StoodDownOn { get; set; }

    // Sessions, plan, reviews
    public List<Session> Sessions { get; init; } = [];
    public FamilyPlan? Plan { get; set; }
    public DateOnly? NoPlanOn { get; set; }
    public string NoPlanReasons { get; set; } = "";
    public List<PlanConcern> Concerns { get; init; } = [];

    /// <summary>Review conferences that are due or were held, earliest first.</summary>
    public List<PlanReview> Reviews { get; init; } = [];

    // Feedback and sharing
    public List<Feedback> Feedback { get; init; } = [];
    public List<Sharing> Sharing { get; init; } = [];

    // End
    public ClosureCode ClosureCode { get; set; }
    public DateOnly? ClosedOn { get; set; }

    /// <summary>The family did not want the review that was due.</summary>
    public bool ReviewDeclined { get; set; }
}

/// <summary>A child of the family; as a participant it goes by the same id.</summary>
sealed class Child
{
    public required Guid Id { get; init; }
    public required string Reference { get; init; }
    public required string Name { get; set; }

    /// <summary>Date of birth, or the expected date of an unborn child.</summary>
    public required DateOnly BirthOn { get; set; }

    public bool Unborn { get; set; }
    public DateOnly AddedOn { get; init; }
    public string Views { get; set; } = "";
    public DateOnly? ViewsOn { get; set; }
    public DateOnly? PreparedOn { get; set; }
    public bool Invited { get; set; }
    public ArrangementStatus Advocate { get; set; }
    public Guid? AdvocateId { get; set; }
    public ArrangementStatus Interpreter { get; set; }
    public string Language { get; set; } = "";
    public FollowUp FollowUp { get; init; } = new();

    /// <summary>How the child was met to prepare it.</summary>
    public AttendanceMode PreparedMode { get; set; }

    public DateOnly? AdvocateOn { get; set; }
    public DateOnly? InterpreterOn { get; set; }
}

/// <summary>Somebody of the family network, or around it.</summary>
sealed class Participant
{
    public required Guid Id { get; init; }
    public required ParticipantRole Role { get; set; }
    public required string Name { get; set; }
    public DateOnly? BirthOn { get; set; }
    public string Reference { get; set; } = "";
    public string Subject { get; set; } = "";
    public string Language { get; set; } = "";
    public bool ParentalResponsibility { get; set; }
    public List<Consent> Consents { get; init; } = [];
    public bool Invited { get; set; }
    public DateOnly? PreparedOn { get; set; }
    public ArrangementStatus Advocate { get; set; }
    public Guid? AdvocateId { get; set; }
    public ArrangementStatus Interpreter { get; set; }
    public DateOnly? LeftOn { get; set; }

    /// <summary>How they were met to prepare them.</summary>
    public AttendanceMode PreparedMode { get; set; }

    public DateOnly? AdvocateOn { get; set; }
    public DateOnly? InterpreterOn { get; set; }
}

sealed record Consent(ConsentAnswer Answer, DateOnly On, bool MayShare);

/// <summary>A case role of somebody for a child of the family or its sibling.</summary>
sealed class Involvement
{
    public required Guid Id { get; init; }
    public required string Subject { get; init; }
    public required InvolvementRole Role { get; init; }
    public required string ChildReference { get; init; }
    public required DateOnly From { get; init; }
    public DateOnly? Until { get; set; }
}

sealed record PastCoordinator(Guid CoordinatorId, string Subject, DateOnly From, DateOnly Until, string ReasonCode);

sealed record SafetyPlan(List<string> Risks, string Plan, DateOnly On, string By);

sealed class Exclusion
{
    public required Guid ParticipantId { get; init; }
    public required string ReasonCode { get; init; }
    public bool ViewsConveyed { get; init; }
    public required DateOnly On { get; init; }
    public DateOnly? LiftedOn { get; set; }
}

/// <summary>A conference or a review conference.</summary>
sealed class Session
{
    public required Guid Id { get; init; }
    public required SessionKind Kind { get; init; }
    public SessionState State { get; set; } = SessionState.Scheduled;
    public required DateTimeOffset ScheduledAt { get; set; }
    public string Venue { get; set; } = "";
    public DateOnly BookedOn { get; init; }
    public DateOnly? DueOn { get; init; }
    public SessionReason Reason { get; set; }
    public DateOnly? ReasonOn { get; set; }

    /// <summary>The London day on which it ended.</summary>
    public DateOnly? HeldOn { get; set; }

    public DateTimeOffset? EndedAt { get; set; }
    public bool InTime { get; set; }
    public List<Phase> Phases { get; set; } = [];
    public List<Attendance> Attendance { get; set; } = [];
    public ReviewFinding Finding { get; set; }

    /// <summary>From whom feedback is asked: family participants who took part, and the social worker.</summary>
    public List<Guid> FeedbackAsked { get; set; } = [];

    /// <summary>By the standard of the day held.</summary>
    public DateOnly? FeedbackBy { get; set; }
}

sealed record Phase(PhaseKind Kind, DateTimeOffset From, DateTimeOffset Until, bool ProfessionalsPresent);

sealed record Attendance(Guid ParticipantId, AttendanceMode Mode);

/// <summary>The family's own plan.</summary>
sealed class FamilyPlan
{
    public required Guid Id { get; init; }
    public int Revision { get; set; } = 1;
    public DateOnly MadeOn { get; set; }
    public string Summary { get; set; } = "";
    public string Contingency { get; set; } = "";
    public List<PlanAction> Actions { get; set; } = [];
    public List<Proposal> Proposals { get; init; } = [];

    /// <summary>By the standard of the day made.</summary>
    public DateOnly AnswerBy { get; set; }

    /// <summary>The answers, earliest first: a revision is answered anew.</summary>
    public List<PlanAnswer> Answers { get; init; } = [];
}

sealed class PlanAction
{
    public required Guid Id { get; init; }
    public required string Action { get; init; }
    public required Guid OwnerId { get; init; }
    public required DateOnly DueOn { get; init; }
    public ActionState State { get; set; } = ActionState.Open;
    public DateOnly StateOn { get; set; }
}

/// <summary>Carers whom the family proposes, and the kinship case that this opens. The id is the ask's, and so the call's request_id.</summary>
sealed class Proposal
{
    public required Guid Id { get; init; }
    public required List<Proposer> Carers { get; init; }
    public required List<Guid> ChildIds { get; init; }
    public string HouseholdNote { get; init; } = "";
    public required DateOnly On { get; init; }
    public required string AskedBy { get; init; }

    /// <summary>What KinshipAssessment is told.</summary>
    public required KinshipCaseAsked Asked { get; init; }

    public Guid? KinshipCaseId { get; set; }
    public DateOnly? AcceptedOn { get; set; }

    /// <summary>The other service's reason code; empty unless refused.</summary>
    public string RefusedFor { get; set; } = "";

    public DateOnly? RefusedOn { get; set; }

    [JsonIgnore]
    public CallState State => KinshipCaseId is not null ? CallState.Accepted : RefusedOn is not null ? CallState.Refused : CallState.NotYetAccepted;
}

sealed record Proposer(Guid ParticipantId, CarerRelationship Relationship, DateOnly BirthOn);

sealed record PlanAnswer(int Revision, PlanDecision Decision, string Reasons, string Changes, DateOnly On, string By, bool InTime);

sealed record PlanConcern(string Code, DateOnly On, string By);

/// <summary>A review conference that is due or was held.</summary>
sealed class PlanReview
{
    public required int Number { get; init; }
    public required DateOnly DueOn { get; init; }
    public Guid? SessionId { get; set; }
    public DateOnly? HeldOn { get; set; }
}

/// <summary>Feedback of one person after one session. The comment leaves this record by ListComments alone.</summary>
sealed class Feedback
{
    public required Guid Id { get; init; }
    public required Guid SessionId { get; init; }
    public required Guid ParticipantId { get; init; }
    public bool Declined { get; init; }
    public int Prepared { get; init; }
    public int Heard { get; init; }
    public int PlanIsOurs { get; init; }
    public int Recommend { get; init; }
    public string Comment { get; init; } = "";
    public DateOnly On { get; init; }
    public List<FeedbackTheme> Themes { get; set; } = [];
    public FeedbackTone Tone { get; set; }
}

sealed record Sharing(string With, string WhatCode, SharingBasis Basis, List<Guid> ParticipantIds, string Reason, DateOnly On, string By);
