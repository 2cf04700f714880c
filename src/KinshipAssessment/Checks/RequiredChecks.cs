using Suite.KinshipAssessment.V1;
using Suite.Suitability.Checks;

namespace Suite.KinshipAssessment.Checks;

/// <summary>Whom a required check concerns.</summary>
enum Concerns
{
    /// <summary>Each carer.</summary>
    Carer,

    /// <summary>The carers together; kept with the first of them.</summary>
    CarersTogether,

    /// <summary>Each member of the household of 18 and over who is not a carer.</summary>
    AdultOfHousehold,

    /// <summary>Each birth parent and step-parent of 18 and over: not eligible for a DBS check.</summary>
    Parent,

    /// <summary>Each other adult in regular contact with the children.</summary>
    RegularAdult,

    /// <summary>The home.</summary>
    Home,
}

/// <summary>From when a check is required.</summary>
enum RequiredFrom
{
    /// <summary>From the first day: viability rests on it.</summary>
    Opening,

    /// <summary>Once a route is chosen: the full assessment rests on it.</summary>
    Route,

    /// <summary>Once a temporary approval is considered.</summary>
    TemporaryRoute,
}

/// <summary>One row of the table: who needs which check, from when, and why.</summary>
/// <param name="Stage">1 or 2 of the fostering assessment; 0 if it belongs to neither.</param>
/// <param name="ByLaw">By regulation, so that nobody may waive it; otherwise by practice.</param>
/// <param name="When">A fact about the person on which it depends.</param>
sealed record RequiredCheck(CheckType Type, Concerns Whom, RequiredFrom From, int Stage, bool ByLaw, string Citation, Func<Person, bool>? When = null);

static class RequiredChecks
{
    /// <summary>Fostering Services Regulations 2011 Sch 3 ask for two; the third, by practice, includes somebody who is no relative.</summary>
    const int PersonalReferencesByLaw = 2;
    const int PersonalReferences = 3;

    /// <summary>Special Guardianship Regulations 2005, Schedule: interviews of three referees.</summary>
    const int GuardianshipReferencesByLaw = 3;

    public const string CarePlanning = "Care Planning, Placement and Case Review (England) Regulations 2010";
    const string Reg24 = CarePlanning + " reg 24(2), Sch 4";
    const string Sch3 = CheckRules.Fostering + " reg 26, Sch 3";
    const string Reg26 = CheckRules.Fostering + " reg 26(9), Sch 3";
    const string Practice = "Practice";

    public static IReadOnlyList<RequiredCheck> Table { get; } =
    [
        new(CheckType.PoliceDirect, Concerns.Carer, RequiredFrom.Opening, 0, true, Reg24),
        new(CheckType.PoliceDirect, Concerns.Parent, RequiredFrom.Opening, 0, false, "Practice: not eligible for a DBS check"),
        new(CheckType.PoliceDirect, Concerns.AdultOfHousehold, RequiredFrom.TemporaryRoute, 0, true, Reg24),
        new(CheckType.PoliceDirect, Concerns.RegularAdult, RequiredFrom.TemporaryRoute, 0, false, Reg24),
        new(CheckType.LocalAuthority, Concerns.Carer, RequiredFrom.Opening, 1, true, Sch3),
        new(CheckType.LocalAuthority, Concerns.AdultOfHousehold, RequiredFrom.Route, 1, false, Practice),
        new(CheckType.DbsEnhancedBarred, Concerns.Carer, RequiredFrom.Route, 1, true, Reg26, EligibleForDbs),
        new(CheckType.DbsEnhancedBarred, Concerns.AdultOfHousehold, RequiredFrom.Route, 1, true, Reg26, EligibleForDbs),
        new(CheckType.Identity, Concerns.Carer, RequiredFrom.Route, 1, true, Sch3),
        new(CheckType.Medical, Concerns.Carer, RequiredFrom.Route, 1, true, Sch3),
        new(CheckType.PersonalReference, Concerns.CarersTogether, RequiredFrom.Route, 1, true, Sch3),
        new(CheckType.PreviousFosteringService, Concerns.Carer, RequiredFrom.Route, 1, true, CheckRules.Fostering + " reg 26(1A)(b)", p => p.ApprovedElsewhere),
        new(CheckType.PreviousApplications, Concerns.Carer, RequiredFrom.Route, 1, true, Sch3),
        new(CheckType.PreviousApplications, Concerns.AdultOfHousehold, RequiredFrom.Route, 1, true, Sch3),
        new(CheckType.Overseas, Concerns.Carer, RequiredFrom.Route, 1, false, Practice, p => p.LivedAbroad),
        new(CheckType.Overseas, Concerns.AdultOfHousehold, RequiredFrom.Route, 1, false, Practice, p => p.LivedAbroad),
        new(CheckType.Employer, Concerns.Carer, RequiredFrom.Route, 2, false, Practice),
        new(CheckType.ExPartner, Concerns.Carer, RequiredFrom.Route, 2, false, Practice, p => p.PastPartners),
        new(CheckType.RightToWork, Concerns.Carer, RequiredFrom.Route, 2, false, Practice),
        new(CheckType.Finance, Concerns.Carer, RequiredFrom.Route, 2, false, Practice),
        new(CheckType.School, Concerns.Carer, RequiredFrom.Route, 2, false, Practice, p => p.OwnChildrenAtSchool),
        new(CheckType.ArmedForces, Concerns.Carer, RequiredFrom.Route, 2, false, Practice, p => p.ServedInForces),
        new(CheckType.Interview, Concerns.AdultOfHousehold, RequiredFrom.Route, 2, false, Practice),
        new(CheckType.HomeSafety, Concerns.Home, RequiredFrom.Route, 2, false, Practice),
    ];

    /// <summary>A parent of the children, and a parent's spouse or partner, is no subject of an enhanced DBS check; a direct police check takes its place.</summary>
    public static bool EligibleForDbs(Person person) => person.Kind is not PersonKind.BirthParent && person.Relationship is not Relationship.StepParent;

    public static string Citation(CheckType type) => Table.FirstOrDefault(row => row.Type == type)?.Citation ?? Practice;

    /// <summary>What these people need on a day, each person and type once.</summary>
    public static IReadOnlyList<WantedCheck> Of(KinshipCase kinship, DateOnly on)
    {
        var wanted = new List<WantedCheck>();
        var carers = kinship.People.FindAll(p => p is { Kind: PersonKind.ProposedCarer, LeftOn: null });
        foreach (var row in Table)
        {
            if (!Begun(row.From, kinship.Route))
                continue;
            var stage = kinship.Route is Route.SpecialGuardianship ? 0 : row.Stage;
            if (row.Whom is Concerns.Home)
                new WantedCheck(null, row.Type, 1, row.ByLaw ? 1 : 0, stage).AddTo(wanted);
            else if (row.Whom is not Concerns.CarersTogether)
                foreach (var person in kinship.People)
                    if (person.LeftOn is null && Fits(row.Whom, person, on) && (row.When is null || row.When(person)))
                        new WantedCheck(person.Id, row.Type, 1, row.ByLaw ? 1 : 0, stage).AddTo(wanted);
        }

        if (kinship.Route is not Route.Unspecified && carers.Count > 0)
            new WantedCheck(carers[0].Id, CheckType.PersonalReference, PersonalReferences, ReferencesByLaw(kinship.Route, carers),
                kinship.Route is Route.SpecialGuardianship ? 0 : 1).AddTo(wanted);
        return wanted;
    }

    // A previous fostering service's reference takes the place of the personal ones (reg 26(1A)(b)), for carers who all have one.
    static int ReferencesByLaw(Route route, List<Person> carers) =>
        route is Route.SpecialGuardianship ? GuardianshipReferencesByLaw
        : carers.TrueForAll(c => c.ApprovedElsewhere) ? 0
        : PersonalReferencesByLaw;

    static bool Begun(RequiredFrom from, Route route) => from switch
    {
        RequiredFrom.Opening => true,
        RequiredFrom.Route => route is not Route.Unspecified,
        RequiredFrom.TemporaryRoute => route is Route.TemporaryApproval,
    };

    static bool Fits(Concerns whom, Person person, DateOnly on) => whom switch
    {
        Concerns.Carer => person.Kind is PersonKind.ProposedCarer,
        Concerns.AdultOfHousehold => person.Kind is PersonKind.HouseholdMember && person.IsAdult(on),
        Concerns.Parent => !EligibleForDbs(person) && person.IsAdult(on),
        Concerns.RegularAdult => person.Kind is PersonKind.SupportAdult && person.IsAdult(on),
        Concerns.CarersTogether or Concerns.Home => false,
    };
}
