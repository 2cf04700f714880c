namespace Suite.KinshipAssessment.Helping;

/// <summary>How much the other services take of a request.</summary>
static class HelpRules
{
    public const int LongestText = 8_000;
    public const int MostNeeds = 10;

    /// <summary>Of all children together, one for each child.</summary>
    public const int MostInvolvements = 60;

    /// <summary>Further case roles that one request names.</summary>
    public const int MostFurther = 20;

    public const int SubjectLength = 128;
}
