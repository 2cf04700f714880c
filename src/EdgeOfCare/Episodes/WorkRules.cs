using Suite.EdgeOfCare.V1;

namespace Suite.EdgeOfCare.Episodes;

/// <summary>Numbers and reasons of the work with a family. All of it is local.</summary>
static class WorkRules
{
    public const int MostInterventions = 20;
    public const int MostGoals = 20;
    public const int MostAgreements = 50;

    /// <summary>Goals are scored from 0 to 10.</summary>
    public const int HighestScore = 10;

    public const string Citation = "Local practice standard of the edge-of-care service";
    public const string ClosureCitation = "Local closure codes of the edge-of-care service";

    /// <summary>What is shared on the ground of somebody's agreement goes as far as the agreement does.</summary>
    public const string SharingCitation = "UK GDPR Art 6 and 9";
}

/// <summary>How intensive work is, by local limits.</summary>
static class Intensities
{
    public static Intensity Of(int minutesPerWeek, bool daily, LocalStandards standards) =>
        Of(minutesPerWeek, daily, standards.MediumFromMinutes, standards.HighAboveMinutes);

    public static Intensity Of(int minutesPerWeek, bool daily, int mediumFromMinutes, int highAboveMinutes) =>
        daily || minutesPerWeek > highAboveMinutes ? Intensity.High
        : minutesPerWeek >= mediumFromMinutes ? Intensity.Medium
        : Intensity.Low;
}
