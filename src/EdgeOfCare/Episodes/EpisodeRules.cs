namespace Suite.EdgeOfCare.Episodes;

/// <summary>Deadlines and numbers of episodes that are the suite's or the authority's own; no statute sets them.</summary>
static class EpisodeRules
{
    public const string CrisisResponse = "CRISIS_RESPONSE_DUE";
    public const string PanelDecision = "PANEL_DECISION_AWAITED";
    public const string FirstVisit = "FIRST_VISIT_DUE";
    public const string OutcomeContradicted = "OUTCOME_REVIEW_CONTRADICTED";
    public const string RetentionEnds = "RETENTION_ENDS";

    /// <summary>A panel that has not decided by then is asked about it.</summary>
    public const int PanelWorkingDays = 10;

    public const string CrisisCitation = "Local standard, as on the day of the referral: a crisis is responded to within 24 hours or less";
    public const string PanelCitation = "Local standard: the panel decides within 10 working days";
    public const string FirstVisitCitation = "Local standard, as on the day the panel took it: working days to the first visit";
    public const string ReviewCitation = "Outcome reviews 3 and 6 months after the care risk decision, else after the closure";

    /// <summary>What the record says of a child's care must agree with itself.</summary>
    public const string ContradictionCitation = Suite.Outcomes.OutcomeRules.LookedAfterCitation;

    /// <summary>Care Planning, Placement and Case Review (England) Regulations 2010 reg 50: to the 75th anniversary of the birth.</summary>
    public const int RetentionAgeLookedAfter = 75;

    public const string RetentionCitationLookedAfter = "Care Planning, Placement and Case Review (England) Regulations 2010 reg 50";

    /// <summary>Local retention schedule, for children never in care who had a protection plan or were near proceedings.</summary>
    public const int RetentionYearsProtection = 35;

    /// <summary>Local retention schedule, for children in need.</summary>
    public const int RetentionAgeInNeed = 30;

    public const string RetentionCitation = "Local retention schedule: a child in need to age 30, child protection 35 years from the closure";
}
