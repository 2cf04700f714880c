namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>What referral and allocation are measured by. How many days a standard allows is the authority's own, dated.</summary>
static class ConferenceRules
{
    public const string Screening = "SCREENING_DUE";
    public const string Coordinator = "COORDINATOR_DUE";
    public const string NotIndependent = "COORDINATOR_NOT_INDEPENDENT";

    public const string ScreeningCitation = "Local standard, as on the day the family was referred";
    public const string CoordinatorCitation = "Local standard, as on the day from which the family waits";
    public const string CapacityCitation = "Local standard, as on the day of the allocation";

    /// <summary>For so long after a case role for a child or its sibling has ended, nobody coordinates that child's conference.</summary>
    public const int IndependenceMonths = 12;

    public const string IndependenceCitation = "Local standard: a coordinator has no case role for the child or its siblings, and had none in the last 12 months";

    public const int MostChildren = 12, MostSiblings = 20, MostParticipants = 60, MostInvolvements = 60;
}
