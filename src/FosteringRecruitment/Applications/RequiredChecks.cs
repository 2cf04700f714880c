using Suite.FosteringRecruitment.V1;
using Suite.Suitability.Checks;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>Whom a required check concerns.</summary>
enum Concerns
{
    /// <summary>Each applicant.</summary>
    Applicant,

    /// <summary>Each member of the household of 18 and over who is no applicant, also a parent who lives there with a child (reg 26(9)).</summary>
    AdultOfHousehold,

    /// <summary>Each personal referee.</summary>
    Referee,

    /// <summary>Each former partner with whom an applicant cared for children.</summary>
    FormerPartner,

    /// <summary>Each child of the applicants of 18 and over who lives elsewhere.</summary>
    AdultChildElsewhere,

    /// <summary>The home.</summary>
    Home,
}

/// <summary>One row of the table: who needs which check, by which stage, and why.</summary>
/// <param name="From">The stage with which it is raised.</param>
/// <param name="Stage">The stage by whose end it is closed.</param>
/// <param name="ByLaw">By regulation, so that nobody may waive it; otherwise by practice.</param>
/// <param name="When">A fact about the person on which it depends.</param>
sealed record RequiredCheck(CheckType Type, Concerns Whom, int From, int Stage, bool ByLaw, string Citation, Func<Person, bool>? When = null);

/// <summary>Which checks an application needs of whom: Fostering Services (England) Regulations 2011 reg 26, Sch 3, and practice.</summary>
static class RequiredChecks
{
    /// <summary>Regulation 26(1A)(c): at least two persons are interviewed.</summary>
    public const int RefereesByLaw = 2;

    /// <summary>Practice: three, among them somebody who is no relative.</summary>
    public const int Referees = 3;

    /// <summary>Practice: authorities and countries of the ten years before the application.</summary>
    public const int YearsOfAddresses = 10;

    const string Schedule = CheckRules.Fostering + " reg 26(1A)(a), Sch 3 para ";
    const string Practice = "Practice";

    public const string IdentityCitation = Schedule + "1";
    public const string PreviousServiceCitation = CheckRules.Fostering + " reg 26(1A)(b), Sch 3 para 7";
    public const string RefereesCitation = CheckRules.Fostering + " reg 26(1A)(c), Sch 3 para 8";
    public const string AuthorityCitation = CheckRules.Fostering + " reg 26(1A)(d)";
    public const string DbsCitation = CheckRules.Fostering + " reg 26(9), Sch 3 para 9";
    public const string AddressesCitation = Schedule + "1; practice: the addresses of ten years";
    const string PartTwo = CheckRules.Fostering + " reg 26(2)(a), Sch 3 Part 2";
    const string OtherInformation = "Practice: other relevant information, " + CheckRules.Fostering + " reg 26(2)(a)";

    public static IReadOnlyList<RequiredCheck> Table { get; } =
    [
        new(CheckType.Identity, Concerns.Applicant, 1, 1, true, IdentityCitation),
        new(CheckType.Medical, Concerns.Applicant, 1, 1, true, Schedule + "2"),
        new(CheckType.FamilyParticulars, Concerns.Applicant, 1, 1, true, Schedule + "3 and 4"),
        new(CheckType.Accommodation, Concerns.Home, 1, 1, true, Schedule + "5"),
        new(CheckType.PreviousApplications, Concerns.Applicant, 1, 1, true, Schedule + "6"),
        new(CheckType.PreviousApplications, Concerns.AdultOfHousehold, 1, 1, true, Schedule + "6"),
        new(CheckType.PreviousFosteringService, Concerns.Applicant, 1, 1, true, PreviousServiceCitation, p => p.ApprovedElsewhere),
        new(CheckType.PersonalReference, Concerns.Referee, 1, 1, true, RefereesCitation),
        new(CheckType.DbsEnhancedBarred, Concerns.Applicant, 1, 1, true, DbsCitation),
        new(CheckType.DbsEnhancedBarred, Concerns.AdultOfHousehold, 1, 1, true, DbsCitation),
        new(CheckType.LocalAuthority, Concerns.Applicant, 1, 1, true, AuthorityCitation),
        new(CheckType.LocalAuthority, Concerns.AdultOfHousehold, 1, 1, false, Practice),
        new(CheckType.Marriage, Concerns.Applicant, 1, 1, true, Schedule + "10"),
        new(CheckType.Overseas, Concerns.Applicant, 1, 2, false, Practice),
        new(CheckType.Overseas, Concerns.AdultOfHousehold, 1, 2, false, Practice),
        new(CheckType.Employer, Concerns.Applicant, 1, 2, false, Practice, p => p.Employed),
        new(CheckType.Volunteering, Concerns.Applicant, 1, 2, false, Practice, p => p.WorksWithChildren),
        new(CheckType.School, Concerns.Applicant, 1, 2, false, Practice, p => p.OwnChildrenAtSchool),
        new(CheckType.ArmedForces, Concerns.Applicant, 1, 2, false, Practice, p => p.ServedInForces),
        new(CheckType.AdultChild, Concerns.AdultChildElsewhere, 1, 2, false, Practice),
        new(CheckType.RightToWork, Concerns.Applicant, 1, 2, false, Practice),
        new(CheckType.Finance, Concerns.Applicant, 1, 2, false, Practice),
        new(CheckType.SocialMedia, Concerns.Applicant, 1, 2, false, Practice),
        new(CheckType.PreparationTraining, Concerns.Applicant, 1, 2, false, Practice),
        new(CheckType.Interview, Concerns.AdultOfHousehold, 1, 2, false, Practice),
        new(CheckType.ExPartner, Concerns.FormerPartner, 2, 2, false, Practice),
        new(CheckType.HomeSafety, Concerns.Home, 2, 2, false, Practice),
        new(CheckType.PetAssessment, Concerns.Home, 2, 2, false, Practice),
        new(CheckType.CapacityAcrossCulture, Concerns.Applicant, 2, 2, true, PartTwo),
        new(CheckType.EmploymentAndLifestyle, Concerns.Applicant, 2, 2, false, OtherInformation),
        new(CheckType.ChildcareExperience, Concerns.Applicant, 2, 2, false, OtherInformation),
        new(CheckType.Skills, Concerns.Applicant, 2, 2, false, OtherInformation),
    ];

    public static string Citation(CheckType type) => Table.FirstOrDefault(row => row.Type == type)?.Citation ?? Practice;

    /// <summary>What these people and their home need on a day, each person and type once; nothing before stage 1.</summary>
    public static IReadOnlyList<WantedCheck> Of(Application application, DateOnly on)
    {
        var wanted = new List<WantedCheck>();
        if (application.StageOneOn is null)
            return wanted;
        var stage = application.Process?.StageTwoOn is null ? 1 : 2;
        var present = application.People.FindAll(p => p.LeftOn is null);
        foreach (var row in Table)
        {
            if (row.From > stage)
                continue;
            if (row.Whom is Concerns.Home)
            {
                if (row.Type is not CheckType.PetAssessment || application.Home is { Pets.Count: > 0 })
                    wanted.Add(new(null, row.Type, 1, row.ByLaw ? 1 : 0, row.Stage));
                continue;
            }

            var referees = 0;
            foreach (var person in present)
            {
                if (!Fits(row.Whom, person, on) || row.When?.Invoke(person) is false)
                    continue;
                var count = Count(row.Type, application, person);
                if (count > 0)
                    wanted.Add(new(person.Id, row.Type, count, row.ByLaw ? CountByLaw(row.Type, application, person, referees++) : 0, row.Stage));
            }
        }

        RefereesToBeNamed(application, present, wanted);
        return wanted;
    }

    /// <summary>
    /// Where too few referees are named, or relatives only, the checks of those to come are kept with the first applicant: what is missing
    /// is seen, and what only practice asks for can be waived.
    /// </summary>
    static void RefereesToBeNamed(Application application, List<Person> present, List<WantedCheck> wanted)
    {
        if (present.Find(p => p.Kind is ApplicationPersonKind.Applicant) is not { } first)
            return;
        var named = present.FindAll(p => p.Kind is ApplicationPersonKind.Referee);
        var byLaw = Math.Max(0, (NeedsReferees(application) ? RefereesByLaw : 0) - named.Count);
        var practice = NeedsReferees(application)
            ? Math.Max(Referees - named.Count, named.Exists(p => !p.RelativeOfApplicant) ? 0 : 1)
            : 0;
        var waived = application.Checks.Count(c => c is { Type: CheckType.PersonalReference, State: CheckState.NotRequired }
            && application.People.Exists(p => p.Id == c.PersonId && p.Kind is ApplicationPersonKind.Applicant));
        var count = Math.Max(byLaw, practice - waived);
        if (count > 0)
            wanted.Add(new(first.Id, CheckType.PersonalReference, count, byLaw, 1));
    }

    /// <summary>
    /// Regulation 26(1A)(c): not where the other fostering service gives the reference that it is asked for. Stage 1 does not end without that
    /// reference, so that it stands in for the personal ones from the beginning; for applicants who all have one.
    /// </summary>
    public static bool NeedsReferees(Application application) =>
        !application.People.TrueForAll(p => p.LeftOn is not null || p.Kind is not ApplicationPersonKind.Applicant || p.ApprovedElsewhere);

    static bool Fits(Concerns whom, Person person, DateOnly on) => whom switch
    {
        Concerns.Applicant => person.Kind is ApplicationPersonKind.Applicant,
        Concerns.AdultOfHousehold => person.Kind is ApplicationPersonKind.HouseholdMember && person.IsAdult(on),
        Concerns.Referee => person.Kind is ApplicationPersonKind.Referee,
        Concerns.FormerPartner => person.Kind is ApplicationPersonKind.FormerPartner,
        Concerns.AdultChildElsewhere => person.Kind is ApplicationPersonKind.ChildElsewhere && person.IsAdult(on),
        Concerns.Home => false,
    };

    // Each authority of the last ten years is consulted, each country lived in asked; one at least until the addresses are known.
    static int Count(CheckType type, Application application, Person person) => type switch
    {
        CheckType.LocalAuthority => Math.Max(1, AddressHistory.AuthoritiesOf(person, application.ReceivedOn)),
        CheckType.Overseas => Math.Max(person.LivedAbroad ? 1 : 0, AddressHistory.CountriesOf(person, application.ReceivedOn)),
        _ => 1,
    };

    static int CountByLaw(CheckType type, Application application, Person person, int refereesBefore) => type switch
    {
        CheckType.PersonalReference => NeedsReferees(application) && refereesBefore < RefereesByLaw ? 1 : 0,
        // Regulation 26(1A)(d): an authority need not consult itself.
        CheckType.LocalAuthority => AddressHistory.PresentAuthorityOf(person) == application.Authority ? 0 : 1,
        _ => 1,
    };
}
