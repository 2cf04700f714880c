using Suite.KinshipAssessment.V1;

namespace Suite.DemoData.Caseload;

/// <summary>A police force of the sample, and how fast it is.</summary>
sealed record PoliceForce(string Code, bool Slow);

/// <summary>
/// How long checks take in the sample, in days. Enhanced DBS checks average 11.9 days as published for July 2024; what makes
/// some of them long is the stage with the local police, and two of the forces are much slower than the others.
/// </summary>
static class Turnarounds
{
    // Nobody in the sample waits longer: a case that is held up by a force is planned as such.
    const int Longest = 110;

    public static IReadOnlyList<(PoliceForce Choice, double Weight)> Forces { get; } =
    [
        (new("WESTMERE", Slow: false), 45),
        (new("EASTHOLT", Slow: false), 15),
        (new("NORTH_VALE", Slow: false), 10),
        (new("SEVERNSIDE", Slow: false), 8),
        (new("CAIRNWOLD", Slow: true), 12),
        (new("THORNEY", Slow: true), 10),
    ];

    public static int Days(Draw draw, CheckType type, PoliceForce force)
    {
        var (median, spread) = type switch
        {
            CheckType.DbsEnhancedBarred => force.Slow ? (16.0, 0.9) : (6.8, 0.55),
            CheckType.PoliceDirect => force.Slow ? (3.0, 0.4) : (1.5, 0.4),
            CheckType.LocalAuthority => (6.0, 0.4),
            CheckType.Medical => (21.0, 0.35),
            CheckType.PersonalReference => (11.0, 0.5),
            CheckType.PreviousFosteringService => (14.0, 0.4),
            CheckType.PreviousApplications => (8.0, 0.4),
            CheckType.Employer => (13.0, 0.5),
            CheckType.ExPartner => (17.0, 0.6),
            CheckType.Overseas => (38.0, 0.5),
            CheckType.School => (9.0, 0.4),
            CheckType.ArmedForces => (20.0, 0.4),
            CheckType.Identity or CheckType.RightToWork or CheckType.Finance => (3.0, 0.5),
            CheckType.HomeSafety or CheckType.Interview => (6.0, 0.4),
            CheckType.Unspecified => (1.0, 0.0),
        };
        return Math.Clamp((int)Math.Round(draw.Long("turnaround", median, spread)), 1, Longest);
    }
}
