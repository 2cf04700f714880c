namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>What a conference and its preparation are measured by. How many days a standard allows is the authority's own, dated.</summary>
static class SessionRules
{
    public const string BaselineDue = "BASELINE_DUE";
    public const string ConferenceDue = "CONFERENCE_DUE";
    public const string UrgentConferenceDue = "URGENT_CONFERENCE_DUE";
    public const string ReviewConferenceDue = "REVIEW_CONFERENCE_DUE";

    public const string BaselineCitation = "Local standard, as on the day a coordinator took it on";
    public const string ConferenceCitation = "Local standard, as on the day the family was taken on";
    public const string ReviewCitation = "Local standard, as on the day the conference was held";

    /// <summary>Whose time it is: no law says it, every service that is a family group conference keeps to it.</summary>
    public const string PrivateTimeCitation = "Family Rights Group, quality standards for family group conferences: private family time";

    /// <summary>A child's wishes and feelings are found out and given due consideration before services are decided on.</summary>
    public const string ChildViewsCitation = "Children Act 1989 s.17(4A)";

    /// <summary>From this age on a child's part in the conference is counted.</summary>
    public const int CountedFromAge = 4;

    public const int AdultAge = 18;
}
