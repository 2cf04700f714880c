namespace Suite.KinshipAssessment.Forecasts;

/// <summary>
/// What checks take where the council has too few of its own: ten days each, so that a tenth of all checks takes up to the
/// first, two tenths up to the second, and so on.
/// </summary>
/// <remarks>
/// Enhanced DBS: published average of 11.9 days (July 2024), spread as such checks spread, since nearly all the delay lies with
/// the local police. The others have no published figures: they are planning assumptions, to be replaced by the council's own
/// turnaround as soon as there are five results.
/// </remarks>
static class PublishedTurnaround
{
    static readonly int[] Dbs = [4, 5, 6, 7, 8, 9, 11, 14, 20, 35];
    static readonly int[] Police = [1, 1, 2, 2, 3, 3, 4, 5, 7, 10];
    static readonly int[] Authority = [7, 10, 12, 14, 18, 21, 25, 28, 35, 42];
    static readonly int[] Doctor = [14, 18, 21, 25, 28, 32, 36, 42, 49, 60];
    static readonly int[] Letter = [5, 7, 9, 10, 12, 14, 16, 20, 25, 30];
    static readonly int[] Abroad = [20, 25, 30, 35, 42, 49, 56, 65, 80, 100];
    static readonly int[] OwnWork = [1, 2, 3, 5, 5, 7, 7, 10, 12, 14];

    public static int[] Of(CheckType type) => type switch
    {
        CheckType.DbsEnhancedBarred => Dbs,
        CheckType.PoliceDirect => Police,
        CheckType.LocalAuthority or CheckType.PreviousApplications => Authority,
        CheckType.Medical => Doctor,
        CheckType.PersonalReference or CheckType.PreviousFosteringService or CheckType.Employer or CheckType.ExPartner
            or CheckType.School or CheckType.ArmedForces or CheckType.AdultChild or CheckType.Volunteering => Letter,
        CheckType.Overseas => Abroad,
        CheckType.Identity or CheckType.RightToWork or CheckType.Finance or CheckType.HomeSafety or CheckType.Interview
            or CheckType.Accommodation or CheckType.PetAssessment or CheckType.SocialMedia or CheckType.PreparationTraining or CheckType.CapacityAcrossCulture
            or CheckType.EmploymentAndLifestyle or CheckType.ChildcareExperience or CheckType.Skills or CheckType.FamilyParticulars
            or CheckType.Marriage => OwnWork,
        CheckType.Unspecified => OwnWork,
    };
}
