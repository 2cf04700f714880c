namespace Suite.FamilyGroupConferences;

/// <summary>How much a field takes.</summary>
static class Texts
{
    /// <summary>Characters of a narrative: some ten pages.</summary>
    public const int Longest = 20_000;
}
