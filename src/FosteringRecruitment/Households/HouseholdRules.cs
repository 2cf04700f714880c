namespace Suite.FosteringRecruitment.Households;

/// <summary>Numbers, citations and rule names of reviews and of how an approval changes and ends.</summary>
static class HouseholdRules
{
    const string Regulations = "Fostering Services (England) Regulations 2011 ";

    public const string ReviewCitation = Regulations + "reg 28(2)";
    public const string ViewsCitation = Regulations + "reg 28(3)";
    public const string SuitabilityCitation = Regulations + "reg 28(4)";
    public const string FirstReviewCitation = Regulations + "reg 28(5)";
    public const string TerminationCitation = Regulations + "reg 28(6)";
    public const string ChangeCitation = Regulations + "reg 28(7)";
    public const string AgreedTermsCitation = Regulations + "reg 28(7)(aa), (9A)";
    public const string ResignationCitation = Regulations + "reg 28(13)";
    public const string RecordsCitation = Regulations + "reg 32(6)";
    public const string RetentionCitation = Regulations + "reg 32";
    public const string TransferCitation = "Children Act 1989 Guidance and Regulations, volume 4: transfer of foster carers";
    public const string LocalCitation = "Local target";

    /// <summary>Regulation 28(2): reviewed not more than a year after approval, and then at intervals of not more than a year.</summary>
    public const int ReviewMonths = 12;

    /// <summary>Local target: a review is prepared eight weeks ahead.</summary>
    public const int ReviewPreparationDays = 56;

    /// <summary>Local target: the report of a first review is before a panel within two months; regulation 28(5) sets no day.</summary>
    public const int FirstReviewToPanelMonths = 2;

    /// <summary>Local target: a later review is decided on within 28 days; regulation 28(4) sets no day.</summary>
    public const int ConfirmationDays = 28;

    /// <summary>Regulation 28(13): calendar days, whatever day the last one is.</summary>
    public const int ResignationDays = 28;

    /// <summary>Guidance on transfers: the meeting is within 28 days of the notice.</summary>
    public const int TransferMeetingDays = 28;

    /// <summary>Regulation 32(6).</summary>
    public const int RecordsWorkingDays = 15;

    /// <summary>Regulation 32: from the end of the approval.</summary>
    public const int RetentionYears = 10;

    public const string AnnualReviewDue = "ANNUAL_REVIEW_DUE";
    public const string FirstReviewToPanel = "FIRST_REVIEW_TO_PANEL";
    public const string ReviewConfirmationDue = "REVIEW_CONFIRMATION_DUE";
    public const string PanelMeets = "PANEL_MEETS";
    public const string DecisionDue = "DECISION_DUE";
    public const string WrittenNoticeDue = "WRITTEN_NOTICE_DUE";
    public const string DeterminationPeriodEnds = "DETERMINATION_PERIOD_ENDS";
    public const string IrmPapersDue = "IRM_PAPERS_DUE";
    public const string ResignationTakesEffect = "RESIGNATION_TAKES_EFFECT";
    public const string TransferMeetingDue = "TRANSFER_MEETING_DUE";
    public const string IroToBeInformed = "IRO_TO_BE_INFORMED";
    public const string RecordsDue = "RECORDS_DUE";
    public const string RetentionEnds = "RETENTION_ENDS";

    /// <summary>An alert rather than a deadline: staff of the children are told at once.</summary>
    public const string InvestigationOpened = "INVESTIGATION_OPENED";
}
