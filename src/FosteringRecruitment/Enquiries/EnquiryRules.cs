namespace Suite.FosteringRecruitment.Enquiries;

/// <summary>Names and limits of what an enquiry brings about. All of it is local: no regulation speaks of enquiries.</summary>
static class EnquiryRules
{
    public const string Response = "ENQUIRY_RESPONSE";
    public const string Visit = "ENQUIRY_VISIT";
    public const string ComeBack = "COME_BACK";
    public const string RetentionEnds = "RETENTION_ENDS";

    /// <summary>Enquiries that came to nothing are commonly kept for two to three years; this is the longer.</summary>
    public const int RetentionYears = 3;

    /// <summary>How long after the day to come back the worklist still says so.</summary>
    public const int ComeBackShownDays = 28;

    public const int MostEnquirers = 2;

    /// <summary>The working calendar ends; nobody is asked back later than that.</summary>
    public const int MostYearsToComeBack = 10;

    public const string TargetCitation = "Local target, as on the day the enquiry was received";
    public const string ComeBackCitation = "Local practice: people who cannot foster yet are asked again";
    public const string RetentionCitation = "Local retention schedule: an enquiry alone is kept 3 years from its end";
}
