using Suite.FosteringRecruitment.Applications;
using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.V1;
using static Suite.FosteringRecruitment.Tests.Applications.Checks.AnApplication;
using Person = Suite.FosteringRecruitment.Applications.Person;

namespace Suite.FosteringRecruitment.Tests.Applications.Checks;

/// <summary>Fostering Services (England) Regulations 2011 reg 26 and Sch 3, and practice, row by row.</summary>
public sealed class WhatIsRequired
{
    const string Regulations = "Fostering Services (England) Regulations 2011 ";
    const string PartOne = Regulations + "reg 26(1A)(a), Sch 3 para ";
    const string OtherInformation = "Practice: other relevant information, " + Regulations + "reg 26(2)(a)";

    public static TheoryData<string, string, int, int, bool, string> Rows => new()
    {
        { nameof(CheckType.Identity), nameof(Concerns.Applicant), 1, 1, true, PartOne + "1" },
        { nameof(CheckType.Medical), nameof(Concerns.Applicant), 1, 1, true, PartOne + "2" },
        { nameof(CheckType.FamilyParticulars), nameof(Concerns.Applicant), 1, 1, true, PartOne + "3 and 4" },
        { nameof(CheckType.Accommodation), nameof(Concerns.Home), 1, 1, true, PartOne + "5" },
        { nameof(CheckType.PreviousApplications), nameof(Concerns.Applicant), 1, 1, true, PartOne + "6" },
        { nameof(CheckType.PreviousApplications), nameof(Concerns.AdultOfHousehold), 1, 1, true, PartOne + "6" },
        { nameof(CheckType.PreviousFosteringService), nameof(Concerns.Applicant), 1, 1, true, Regulations + "reg 26(1A)(b), Sch 3 para 7" },
        { nameof(CheckType.PersonalReference), nameof(Concerns.Referee), 1, 1, true, Regulations + "reg 26(1A)(c), Sch 3 para 8" },
        { nameof(CheckType.DbsEnhancedBarred), nameof(Concerns.Applicant), 1, 1, true, Regulations + "reg 26(9), Sch 3 para 9" },
        { nameof(CheckType.DbsEnhancedBarred), nameof(Concerns.AdultOfHousehold), 1, 1, true, Regulations + "reg 26(9), Sch 3 para 9" },
        { nameof(CheckType.LocalAuthority), nameof(Concerns.Applicant), 1, 1, true, Regulations + "reg 26(1A)(d)" },
        { nameof(CheckType.LocalAuthority), nameof(Concerns.AdultOfHousehold), 1, 1, false, "Practice" },
        { nameof(CheckType.Marriage), nameof(Concerns.Applicant), 1, 1, true, PartOne + "10" },
        { nameof(CheckType.Overseas), nameof(Concerns.Applicant), 1, 2, false, "Practice" },
        { nameof(CheckType.Overseas), nameof(Concerns.AdultOfHousehold), 1, 2, false, "Practice" },
        { nameof(CheckType.Employer), nameof(Concerns.Applicant), 1, 2, false, "Practice" },
        { nameof(CheckType.Volunteering), nameof(Concerns.Applicant), 1, 2, false, "Practice" },
        { nameof(CheckType.School), nameof(Concerns.Applicant), 1, 2, false, "Practice" },
        { nameof(CheckType.ArmedForces), nameof(Concerns.Applicant), 1, 2, false, "Practice" },
        { nameof(CheckType.AdultChild), nameof(Concerns.AdultChildElsewhere), 1, 2, false, "Practice" },
        { nameof(CheckType.RightToWork), nameof(Concerns.Applicant), 1, 2, false, "Practice" },
        { nameof(CheckType.Finance), nameof(Concerns.Applicant), 1, 2, false, "Practice" },
        { nameof(CheckType.SocialMedia), nameof(Concerns.Applicant), 1, 2, false, "Practice" },
        { nameof(CheckType.PreparationTraining), nameof(Concerns.Applicant), 1, 2, false, "Practice" },
        { nameof(CheckType.Interview), nameof(Concerns.AdultOfHousehold), 1, 2, false, "Practice" },
        { nameof(CheckType.ExPartner), nameof(Concerns.FormerPartner), 2, 2, false, "Practice" },
        { nameof(CheckType.HomeSafety), nameof(Concerns.Home), 2, 2, false, "Practice" },
        { nameof(CheckType.PetAssessment), nameof(Concerns.Home), 2, 2, false, "Practice" },
        { nameof(CheckType.CapacityAcrossCulture), nameof(Concerns.Applicant), 2, 2, true, Regulations + "reg 26(2)(a), Sch 3 Part 2" },
        { nameof(CheckType.EmploymentAndLifestyle), nameof(Concerns.Applicant), 2, 2, false, OtherInformation },
        { nameof(CheckType.ChildcareExperience), nameof(Concerns.Applicant), 2, 2, false, OtherInformation },
        { nameof(CheckType.Skills), nameof(Concerns.Applicant), 2, 2, false, OtherInformation },
    };

    [Theory, MemberData(nameof(Rows))]
    public void Each_check_has_its_person_stage_and_source(string type, string whom, int from, int stage, bool byLaw, string citation)
    {
        var row = Assert.Single(RequiredChecks.Table, r => r.Type.ToString() == type && r.Whom.ToString() == whom);

        Assert.Equal((from, stage, byLaw, citation), (row.From, row.Stage, row.ByLaw, row.Citation));
    }

    [Fact]
    public void No_other_row_is_in_the_table_and_only_the_direct_police_check_is_asked_of_nobody()
    {
        Assert.Equal(Rows.Count, RequiredChecks.Table.Count);
        Assert.Equal([CheckType.PoliceDirect],
            Enum.GetValues<CheckType>().Except(RequiredChecks.Table.Select(r => r.Type)).Where(t => t is not CheckType.Unspecified));
    }

    static string[] Of(Application application, Guid? personId) =>
        [.. application.Checks.Where(c => c.Required && c.PersonId == personId).Select(c => $"{c.Type} {c.Stage} {(c.RequiredByLaw ? "law" : "practice")}").Order(StringComparer.Ordinal)];

    static readonly string[] OfEveryApplicant =
    [
        "CapacityAcrossCulture 2 law", "ChildcareExperience 2 practice", "DbsEnhancedBarred 1 law", "EmploymentAndLifestyle 2 practice", "FamilyParticulars 1 law",
        "Finance 2 practice", "Identity 1 law", "LocalAuthority 1 law", "Marriage 1 law", "Medical 1 law", "PreparationTraining 2 practice",
        "PreviousApplications 1 law", "RightToWork 2 practice", "Skills 2 practice", "SocialMedia 2 practice",
    ];

    static Person Outsider() => new()
    {
        Id = Guid.CreateVersion7(),
        Kind = ApplicationPersonKind.Applicant,
        Name = "Somebody",
        BirthDate = new(1980, 5, 1),
        JoinedOn = Received,
        Addresses = [Lived(Elsewhere, new(2010, 1, 1), null)],
    };

    [Fact]
    public void Every_applicant_needs_these()
    {
        var (one, two) = (Outsider(), Outsider());
        var application = InStageTwo([one, two, .. WithReferees().Skip(1)]);

        Assert.Equal(OfEveryApplicant, Of(application, one.Id));
        Assert.Equal(OfEveryApplicant, Of(application, two.Id));
    }

    [Theory]
    [InlineData("EMPLOYED", "Employer 2 practice")]
    [InlineData("WORKS_WITH_CHILDREN", "Volunteering 2 practice")]
    [InlineData("CHILDREN_AT_SCHOOL", "School 2 practice")]
    [InlineData("SERVED", "ArmedForces 2 practice")]
    [InlineData("LIVED_ABROAD", "Overseas 2 practice")]
    [InlineData("APPROVED_ELSEWHERE", "PreviousFosteringService 1 law")]
    public void What_is_known_of_an_applicant_adds_a_check(string fact, string expected)
    {
        var applicant = Outsider();
        (applicant.Employed, applicant.WorksWithChildren, applicant.OwnChildrenAtSchool, applicant.ServedInForces, applicant.LivedAbroad, applicant.ApprovedElsewhere) =
            (fact == "EMPLOYED", fact == "WORKS_WITH_CHILDREN", fact == "CHILDREN_AT_SCHOOL", fact == "SERVED", fact == "LIVED_ABROAD", fact == "APPROVED_ELSEWHERE");
        var application = InStageTwo([applicant, .. WithReferees().Skip(1)]);

        Assert.Equal([expected], Of(application, applicant.Id).Except(OfEveryApplicant));
    }

    [Fact]
    public void An_adult_of_the_household_needs_DBS_interview_authority_and_earlier_applications()
    {
        var adult = APerson(ApplicationPersonKind.HouseholdMember);
        adult.LivedAbroad = true;
        var application = InStageTwo(WithReferees(adult));

        Assert.Equal(["DbsEnhancedBarred 1 law", "Interview 2 practice", "LocalAuthority 1 practice", "Overseas 2 practice", "PreviousApplications 1 law"], Of(application, adult.Id));
    }

    [Fact]
    public void A_child_of_the_household_needs_nothing()
    {
        var child = APerson(ApplicationPersonKind.HouseholdMember, born: new(2012, 1, 1));
        child.LivedAbroad = true;

        Assert.Empty(Of(InStageTwo(WithReferees(child)), child.Id));
    }

    [Fact]
    public void Of_children_elsewhere_only_the_adult_ones_are_contacted()
    {
        var (adult, minor) = (APerson(ApplicationPersonKind.ChildElsewhere, new(2000, 1, 1)), APerson(ApplicationPersonKind.ChildElsewhere, new(2012, 1, 1)));
        var application = InStageTwo(WithReferees(adult, minor));

        Assert.Equal(["AdultChild 2 practice"], Of(application, adult.Id));
        Assert.Empty(Of(application, minor.Id));
    }

    [Fact]
    public void A_former_partner_is_contacted_in_stage_2_and_asked_about_in_stage_1()
    {
        var partner = APerson(ApplicationPersonKind.FormerPartner);
        var application = InStageOne(WithReferees(partner));
        Assert.Empty(Of(application, partner.Id));
        Assert.Contains("Marriage 1 law", Of(application, application.People[0].Id));

        application.Process!.BeginStageTwo(StageTwo);
        application.RaiseChecks(StageTwo);

        Assert.Equal(["ExPartner 2 practice"], Of(application, partner.Id));
    }

    [Fact]
    public void The_home_is_visited_in_stage_2_and_its_pets_are_assessed_if_there_are_any()
    {
        var application = InStageOne(WithReferees());
        Assert.Equal(["Accommodation 1 law"], Of(application, null));

        application.Process!.BeginStageTwo(StageTwo);
        application.RaiseChecks(StageTwo);
        Assert.Equal(["Accommodation 1 law", "HomeSafety 2 practice"], Of(application, null));

        application.RecordHome(new(3, 1, 0, false, ["DOG"], false, "OWNED"), StageTwo);
        Assert.Equal(["Accommodation 1 law", "HomeSafety 2 practice", "PetAssessment 2 practice"], Of(application, null));

        application.RecordHome(new(3, 1, 0, false, [], false, "OWNED"), StageTwo);
        Assert.Equal(["Accommodation 1 law", "HomeSafety 2 practice"], Of(application, null));
    }

    [Fact]
    public void Nothing_is_raised_before_stage_1()
    {
        var application = JustReceived(WithReferees());

        Assert.Empty(application.RaiseChecks(Received));
        Assert.Empty(application.Checks);
    }

    [Fact]
    public void What_belongs_to_stage_2_alone_waits_for_it()
    {
        var application = InStageOne(WithReferees(APerson(ApplicationPersonKind.FormerPartner)));
        CheckType[] later = [CheckType.CapacityAcrossCulture, CheckType.EmploymentAndLifestyle, CheckType.ChildcareExperience, CheckType.Skills, CheckType.HomeSafety, CheckType.ExPartner];
        Assert.DoesNotContain(application.Checks, c => later.Contains(c.Type));

        application.Process!.BeginStageTwo(StageTwo);
        var events = application.RaiseChecks(StageTwo);

        Assert.Equal(later.Order(), application.Checks.Where(c => c.RaisedOn == StageTwo).Select(c => c.Type).Order());
        Assert.All(events.All<CheckProgressed>(), e => Assert.Equal((2, Events.V1.CheckProgress.Raised, true), (e.Stage, e.Progress, e.Required)));
        Assert.Equal(later.Length, events.Count);
    }

    [Fact]
    public void Raising_twice_raises_nothing_the_second_time()
    {
        var application = InStageTwo(WithReferees());

        Assert.Empty(application.RaiseChecks(StageTwo));
    }

    [Fact]
    public void A_check_of_the_law_is_not_waived_and_the_refusal_cites_Sch_3()
    {
        var application = InStageOne(WithReferees());

        var refused = Assert.Throws<Platform.Errors.RefusedException>(() => application.WaiveCheck(application.CheckOf(CheckType.Identity).Id, StageOne, "OTHER"));

        Assert.Equal("CHECK_REQUIRED_BY_LAW", refused.Reason);
        Assert.Equal(PartOne + "1", refused.Citation());
    }

    [Fact]
    public void A_check_of_practice_is_waived()
    {
        var application = InStageOne(WithReferees());

        application.WaiveCheck(application.CheckOf(CheckType.SocialMedia).Id, StageOne, "NO_ACCOUNTS");

        Assert.DoesNotContain("CHECK_SOCIAL_MEDIA", application.StageTwoGaps(StageTwo).Rules());
    }

    [Fact]
    public void A_required_check_is_not_withdrawn_while_its_person_is_there_and_the_refusal_cites_reg_26_9()
    {
        var application = InStageOne(WithReferees());

        var refused = Assert.Throws<Platform.Errors.RefusedException>(() => application.WithdrawCheck(application.CheckOf(CheckType.DbsEnhancedBarred).Id, StageOne, "OTHER"));

        Assert.Equal("CHECK_REQUIRED", refused.Reason);
        Assert.Equal(Regulations + "reg 26(9), Sch 3 para 9", refused.Citation());
    }
}
