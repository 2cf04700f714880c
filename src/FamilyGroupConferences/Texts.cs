namespace Suite.FamilyGroupConferences;

/// <summary>How much a field takes.</summary>
static class Texts
{
    /// <summary>Characters of a narrative: some ten pages.</summary>
    public const int Longest = 20_000;

    public const int LongestName = 200;

    /// <summary>The authority's ids of people have up to 20 letters and digits (SSDA903 CHILD).</summary>
    public const int LongestReference = 20;
}
