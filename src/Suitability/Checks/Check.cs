namespace Suite.Suitability.Checks;

/// <summary>One check of one person or of the household, as the case's document keeps it.</summary>
public sealed class Check
{
    public required Guid Id { get; init; }

    /// <summary>Whom it concerns; empty for a check of the household.</summary>
    public Guid? PersonId { get; init; }

    public CheckType Type { get; init; }
    public CheckState State { get; set; }
    public bool Required { get; set; }
    public bool RequiredByLaw { get; set; }
    public int Stage { get; set; }
    public DateOnly RaisedOn { get; set; }
    public DateOnly? ConsentOn { get; set; }
    public DateOnly? RequestedOn { get; set; }
    public DateOnly? SubmittedOn { get; set; }
    public DateOnly? ReceivedOn { get; set; }
    public DateOnly? ClosedOn { get; set; }
    public DateOnly? ValidUntil { get; set; }
    public string PoliceForce { get; set; } = "";
    public string ExternalReference { get; set; } = "";
    public DbsStage DbsStage { get; set; }
    public DbsStage DbsStageBeforeQuery { get; set; }
    public Dictionary<DbsStage, DateOnly> DbsStages { get; init; } = [];
    public string CertificateNumber { get; set; } = "";
    public DateOnly? CertificateIssuedOn { get; set; }
    public DbsLevel CertificateLevel { get; set; }
    public DateOnly? CertificateSeenOn { get; set; }
    public string CertificateSeenBy { get; set; } = "";
    public List<DateOnly> ChasedOn { get; init; } = [];
    public List<DateOnly> EscalatedOn { get; init; } = [];

    /// <summary>What it disclosed, and the assessor's notes on it; purged six months after the decision on the carers.</summary>
    public DisclosedContent? Content { get; set; }

    public DateOnly? PurgedOn { get; set; }
    public OffenceCategory DisclosureCategory { get; set; }
    public string RecommendedBy { get; set; } = "";
    public DateOnly? RecommendedOn { get; set; }
    public bool? Accepted { get; set; }
    public RationaleCode Rationale { get; set; }
    public string DecidedBy { get; set; } = "";
    public string WaiverReason { get; set; } = "";
    public Guid? Renews { get; set; }

    /// <summary>When the police force acknowledged it.</summary>
    public DateOnly? AcknowledgedOn { get; set; }

    /// <summary>How each chase and to whom each escalation went, as codes.</summary>
    public List<AgencyContact> Contacts { get; init; } = [];

    public string WithdrawalReason { get; set; } = "";
}

public sealed record AgencyContact(DateOnly On, string Code);

public sealed record DisclosedContent(string Text, int? AgeThen, int? YearsSince, bool? Pattern, bool? SelfDisclosed, bool? RelevantToChild, string Mitigations, bool? RecommendAccept);

/// <summary>What is kept of a certificate besides the decision on it.</summary>
public sealed record DbsCertificate(string Number, DateOnly IssuedOn, DbsLevel Level);

/// <summary>What an assessor found about a disclosure; kept with the content and purged with it.</summary>
public sealed record DisclosureView(OffenceCategory Category, int AgeThen, int YearsSince, bool Pattern, bool SelfDisclosed, bool RelevantToChild, string Mitigations, bool Accept);
