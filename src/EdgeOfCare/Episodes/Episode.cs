using Suite.EdgeOfCare.Records;
using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Records;

namespace Suite.EdgeOfCare.Episodes;

/// <summary>Work with one child on the edge of care, from the referral to the outcome reviews.</summary>
sealed partial class Episode : EdgeOfCareRecord, ICase<Episode>
{
    public static int SchemaVersion => 1;

    public static string Kind => "episode";

    public static string NotFoundReason => "EPISODE_NOT_FOUND";

    public static Episode FromDocument(ReadOnlySpan<byte> document, int schemaVersion) => RecordDocument.Default.Read<Episode>(document, schemaVersion);

    public byte[] ToDocument() => RecordDocument.Default.Write(this);

    public override IReadOnlyList<string> KnownToRoles => ["ECHO_MGR", "DCS", "INSPECTOR"];

    public EpisodeState State { get; set; } = EpisodeState.Referred;
    public required Child Child { get; set; }

    /// <summary>The same in episodes of siblings.</summary>
    public Guid FamilyId { get; init; }

    public DateTimeOffset ReferredAt { get; init; }

    /// <summary>The civil day of it.</summary>
    public DateOnly ReferredOn { get; init; }

    public bool Crisis { get; init; }
    public EpisodeOpenness Openness { get; init; }
    public List<ReferralNeed> Needs { get; init; } = [];
    public string Summary { get; init; } = "";
    public string ReferredBy { get; init; } = "";

    /// <summary>Records of other services that asked for this help, in their order.</summary>
    public List<Requester> Requesters { get; init; } = [];

    /// <summary>The episode that this one is a linked re-entry to.</summary>
    public Guid? PreviousEpisodeId { get; init; }

    /// <summary>Subjects who work or worked with the child or a sibling.</summary>
    public List<string> InvolvedWorkers { get; set; } = [];

    /// <summary>Hours of the standard on the day of the referral; of a crisis.</summary>
    public int CrisisResponseHours { get; init; }

    public DateTimeOffset? CrisisRespondedAt { get; set; }
    public string CrisisSummary { get; set; } = "";
    public PanelSitting? Panel { get; set; }

    /// <summary>Working days of the standard on the day the panel took it.</summary>
    public int FirstVisitWorkingDays { get; set; }

    public DateOnly? FirstVisitBy { get; set; }
    public DateOnly? AllocatedOn { get; set; }
    public DateOnly? FirstVisitOn { get; set; }
    public bool ChildSeenAtFirstVisit { get; set; }
    public string FirstVisitSummary { get; set; } = "";
    public DateOnly? EngagedOn { get; set; }
    public NotEngagedReason NotEngagedReason { get; set; }
    public string EngagementDetail { get; set; } = "";
    public DateOnly? ActiveOn { get; set; }
    public List<Intervention> Interventions { get; init; } = [];

    /// <summary>Of the interventions that are open, as the last change of them left it.</summary>
    public Intensity Intensity { get; set; }
    public List<Goal> Goals { get; init; } = [];
    public StepDownPlan? StepDown { get; set; }
    public DateOnly? EscalatedOn { get; set; }
    public List<Resumption> Resumptions { get; init; } = [];

    /// <summary>Closed, declined or withdrawn.</summary>
    public DateOnly? ClosedOn { get; set; }

    public ClosureCode Closure { get; set; }
    public string ClosureSummary { get; set; } = "";
    public DeclineReason WithdrawalReason { get; set; }

    /// <summary>Care risk decisions, days looked after, anchor and outcome reviews.</summary>
    public FollowUp FollowUp { get; init; } = new();

    public List<ConferenceAsk> Conferences { get; init; } = [];
    public List<SharingAgreement> Agreements { get; init; } = [];
    public List<SharingEntry> Shared { get; init; } = [];

    /// <summary>By a member of staff and not by another service: they keep knowing of it.</summary>
    public bool ReferredByStaff { get; init; }
}

sealed record Requester(AskingService Service, string RecordId);

sealed class PanelSitting
{
    public DateOnly SentOn { get; init; }
    public DateOnly? On { get; set; }
    public EpisodePanelDecision Decision { get; set; }
    public List<DeclineReason> DeclineReasons { get; set; } = [];
    public string Detail { get; set; } = "";
    public string DecidedBy { get; set; } = "";
}

sealed class Intervention
{
    public required Guid Id { get; init; }
    public InterventionType Type { get; init; }
    public string Practitioner { get; init; } = "";
    public int PlannedSessions { get; init; }
    public int PlannedMinutesPerWeek { get; init; }
    public bool Daily { get; init; }

    /// <summary>By the limits of the day planned, which are kept beside it.</summary>
    public Intensity Intensity { get; init; }

    public int MediumFromMinutes { get; init; }
    public int HighAboveMinutes { get; init; }
    public DateOnly PlannedOn { get; init; }
    public DateOnly StartOn { get; init; }
    public DateOnly? EndedOn { get; set; }
    public InterventionEnd End { get; set; }
    public string Outcome { get; set; } = "";

    /// <summary>In the order of their days; withdrawn ones among them.</summary>
    public List<Session> Sessions { get; init; } = [];

    internal IEnumerable<Session> Delivered => Sessions.Where(s => s is { Attended: true, WithdrawnOn: null });

    internal IEnumerable<Session> Missed => Sessions.Where(s => s is { Attended: false, WithdrawnOn: null });
}

sealed record Session(Guid Id, DateOnly On, int Minutes, bool Attended, string Note, string By)
{
    /// <summary>Recorded by mistake; it counts for nothing.</summary>
    public DateOnly? WithdrawnOn { get; set; }
}

sealed class Goal
{
    public required Guid Id { get; init; }
    public string Text { get; init; } = "";
    public DateOnly SetOn { get; init; }
    public int Baseline { get; init; }
    public int Target { get; init; }
    public List<GoalScore> Scores { get; init; } = [];
    public DateOnly? ClosedOn { get; set; }
    public int FinalScore { get; set; }

    internal bool IsOpen => ClosedOn is null;

    internal bool IsAtTarget => !IsOpen && FinalScore >= Target;
}

sealed record GoalScore(DateOnly On, int Score, string By, string Note);

/// <summary>Work that goes on after the child became looked after.</summary>
sealed record Resumption(DateOnly On, string Plan);

sealed record SharingAgreement(Guid Id, string PersonName, string Relation, IReadOnlyList<SharedInformation> Information, IReadOnlyList<SharingRecipient> Recipients, DateOnly AgreedOn)
{
    public DateOnly? WithdrawnOn { get; set; }
}

sealed record SharingEntry(Guid Id, DateOnly On, IReadOnlyList<SharedInformation> Information, SharingRecipient Recipient, string RecipientDetail, SharingBasis Basis,
    string Reason, IReadOnlyList<Guid> AgreementIds, string By);
