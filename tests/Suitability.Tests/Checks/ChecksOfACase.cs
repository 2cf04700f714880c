using Suite.Suitability.Checks;

namespace Suite.Suitability.Tests.Checks;

public sealed class ChecksOfACase
{
    static readonly DateOnly Asked = ACase.Began.AddDays(1);

    [Theory]
    [InlineData(CheckType.Accommodation)]
    [InlineData(CheckType.PetAssessment)]
    [InlineData(CheckType.HomeSafety)]
    public void A_check_of_the_home_concerns_no_single_person(CheckType type)
    {
        var of = new ACase();

        ACase.Refused("INVALID_FIELDS", () => of.Following.Request(of.Applicant.Id, type, Asked));
        ACase.Refused("INVALID_FIELDS", () => of.Following.Request(null, CheckType.Skills, Asked));

        Assert.Null(Assert.IsType<CheckMoved>(Assert.Single(of.Following.Request(null, type, Asked))).PersonId);
    }

    [Fact]
    public void Several_adult_children_and_several_organisations_are_asked_at_once_but_one_employment_history()
    {
        var of = new ACase();
        foreach (var type in (CheckType[])[CheckType.AdultChild, CheckType.Volunteering])
        {
            of.Following.Request(of.Applicant.Id, type, Asked);
            of.Following.Request(of.Applicant.Id, type, Asked);
        }

        of.Following.Request(of.Applicant.Id, CheckType.EmploymentAndLifestyle, Asked);
        ACase.Refused("CHECK_ALREADY_OPEN", () => of.Following.Request(of.Applicant.Id, CheckType.EmploymentAndLifestyle, Asked));

        Assert.Equal(5, of.Checks.Count);
    }

    [Fact]
    public void The_case_says_what_is_not_open_to_somebody()
    {
        var of = new ACase();

        ACase.Refused("NOT_FOR_APPLICANTS", () => of.Following.Request(of.Applicant.Id, CheckType.Interview, Asked));
    }

    [Fact]
    public void Nobody_under_sixteen_is_subject_of_a_dbs_check()
    {
        var son = new Subject { InHousehold = true, BirthDate = Asked.AddYears(-16).AddDays(1) };
        var of = new ACase(son);

        ACase.Refused("DBS_NOT_ELIGIBLE", () => of.Following.Request(son.Id, CheckType.DbsEnhancedBarred, Asked));
        Assert.NotEmpty(of.Following.Request(son.Id, CheckType.DbsEnhancedBarred, Asked.AddDays(1)));
    }

    [Fact]
    public void Nothing_is_recorded_before_the_case_began_nor_about_strangers_or_those_who_left()
    {
        var lodger = new Subject { InHousehold = true, LeftOn = Asked };
        var of = new ACase(lodger);

        Assert.Contains("the application", ACase.Refused("DATE_OUT_OF_ORDER", () => of.Following.Request(of.Applicant.Id, CheckType.Identity, ACase.Began.AddDays(-1))).Fields[0].Description);
        ACase.Refused("PERSON_NOT_FOUND", () => of.Following.Request(Guid.CreateVersion7(), CheckType.Identity, Asked));
        ACase.Refused("PERSON_HAS_LEFT", () => of.Following.Request(lodger.Id, CheckType.Identity, Asked));
    }

    [Fact]
    public void Checks_are_brought_in_line_once_and_let_go_when_they_are_wanted_no_more()
    {
        var of = new ACase();
        of.WantedNow.Add(new(of.Applicant.Id, CheckType.PersonalReference, 3, 2, 1));
        of.WantedNow.Add(new(of.Applicant.Id, CheckType.School, 1, 0, 2));

        var raised = of.Following.BringInLine(ACase.Began);
        Assert.Equal(4, raised.OfType<CheckMoved>().Count(m => m.Progress is CheckProgress.Raised && m.Required));
        Assert.Equal(2, of.Checks.Count(c => c.RequiredByLaw));
        Assert.Empty(of.Following.BringInLine(ACase.Began));

        of.WantedNow.RemoveAt(1);
        var gone = Assert.IsType<CheckMoved>(Assert.Single(of.Following.BringInLine(Asked)));

        Assert.Equal((CheckType.School, CheckProgress.Withdrawn), (gone.Type, gone.Progress));
        Assert.Equal("NO_LONGER_REQUIRED", of.The(CheckType.School).WithdrawalReason);
    }

    [Fact]
    public void Where_two_reasons_ask_for_one_check_the_stricter_counts()
    {
        var (wanted, person) = (new List<WantedCheck>(), Guid.CreateVersion7());
        new WantedCheck(person, CheckType.Marriage, 1, 0, 2).AddTo(wanted);
        new WantedCheck(person, CheckType.Marriage, 1, 1, 1).AddTo(wanted);
        new WantedCheck(null, CheckType.Accommodation, 1, 1, 1).AddTo(wanted);

        Assert.Equal([new(person, CheckType.Marriage, 1, 1, 2), new(null, CheckType.Accommodation, 1, 1, 1)], wanted);
    }

    [Fact]
    public void A_stage_waits_for_its_own_checks_only_and_an_approval_for_all()
    {
        var of = new ACase();
        of.WantedNow.Add(new(of.Applicant.Id, CheckType.FamilyParticulars, 1, 1, 1));
        of.WantedNow.Add(new(of.Applicant.Id, CheckType.Skills, 1, 1, 2));
        of.Following.BringInLine(ACase.Began);

        var gap = Assert.Single(of.Following.StageGaps(1, Asked));
        Assert.Equal(("CHECK_FAMILY_PARTICULARS", "Fostering Services (England) Regulations 2011 reg 26, Sch 3"), (gap.Rule, gap.Citation));
        Assert.Equal(2, of.Following.ApprovalGaps(Asked).Count);

        of.Following.Request(of.Applicant.Id, CheckType.FamilyParticulars, Asked);
        of.Following.Return(of.The(CheckType.FamilyParticulars).Id, CheckOutcome.Clear, Asked, "");

        Assert.Empty(of.Following.StageGaps(1, Asked));
        Assert.Equal("CHECK_SKILLS", Assert.Single(of.Following.ApprovalGaps(Asked)).Rule);
    }

    [Fact]
    public void What_the_law_asks_for_is_not_waived_and_what_practice_asks_for_is()
    {
        var of = new ACase();
        of.WantedNow.Add(new(of.Applicant.Id, CheckType.FamilyParticulars, 1, 1, 1));
        of.WantedNow.Add(new(of.Applicant.Id, CheckType.SocialMedia, 1, 0, 1));
        of.Following.BringInLine(ACase.Began);

        var refused = ACase.Refused("CHECK_REQUIRED_BY_LAW", () => of.Following.Waive(of.The(CheckType.FamilyParticulars).Id, Asked, "Known well."));
        Assert.Equal("Fostering Services (England) Regulations 2011 reg 26, Sch 3", Assert.Single(refused.Rules).Citation);

        of.Following.Waive(of.The(CheckType.SocialMedia).Id, Asked, "No accounts.");
        Assert.Equal(CheckState.NotRequired, of.The(CheckType.SocialMedia).State);
    }

    [Fact]
    public void Whoever_works_the_case_is_alerted_to_what_came_back_but_not_while_it_is_keyed_in()
    {
        var of = new ACase();
        of.Following.Request(of.Applicant.Id, CheckType.Identity, Asked);
        of.Following.Request(of.Partner.Id, CheckType.Identity, Asked);

        Assert.Single(of.Following.Return(of.Checks[0].Id, CheckOutcome.Clear, Asked, "").OfType<CheckCameBack>());
        of.HistoricEntry = true;
        Assert.Empty(of.Following.Return(of.Checks[1].Id, CheckOutcome.Clear, Asked, "").OfType<CheckCameBack>());
    }

    [Fact]
    public void Whoever_turns_eighteen_is_told_of_once_and_their_checks_are_raised_on_the_birthday()
    {
        var birthday = ACase.Began.AddMonths(2);
        var daughter = new Subject { InHousehold = true, BirthDate = birthday.AddYears(-18) };
        var of = new ACase(daughter);
        of.Following.BringInLine(ACase.Began);
        of.WantedNow.Add(new(daughter.Id, CheckType.Interview, 1, 0, 2));
        Assert.Contains(of.Following.Deadlines(), d => d.Rule == "PERSON_TURNS_EIGHTEEN" && d.DueOn == birthday);

        var happened = of.Following.PassTime(birthday);

        Assert.Equal(birthday, Assert.Single(happened.OfType<SubjectCameOfAge>()).Birthday);
        Assert.Equal(birthday, of.The(CheckType.Interview).RaisedOn);
        Assert.Empty(of.Following.PassTime(birthday));
    }

    [Fact]
    public void Disclosed_content_is_purged_six_months_after_the_decision_on_the_applicants()
    {
        var of = new ACase();
        var check = of.Disclosed(of.Applicant);
        of.Following.Decide(check.Id, accept: false, RationaleCode.PatternOfOffending, new(2026, 4, 1), ACase.Staff("manager-1", "SM"));
        Assert.Null(of.Following.PurgeOn(check));

        of.DecidedOn = new(2026, 8, 31);
        Assert.Equal(new(2027, 2, 28), of.Following.PurgeOn(check));
        Assert.Empty(of.Following.PassTime(new(2027, 2, 27)).OfType<ContentWasPurged>());
        Assert.Equal("What the police hold.", of.Following.Reveal(check.Id));

        Assert.Single(of.Following.PassTime(new(2027, 2, 28)).OfType<ContentWasPurged>());
        ACase.Refused("CONTENT_NOT_HELD", () => of.Following.Reveal(check.Id));
    }

    [Fact]
    public void Disclosures_are_for_those_who_need_to_know()
    {
        Assert.Equal("SM", Role(ACase.Staff("x", "SM")));
        Assert.Equal("ADM", Role(ACase.Staff("x", "ADM")));
        Assert.Equal("TM", Role(ACase.Staff("x", "TM", "NORTH")));
        Assert.Equal("ASSESSOR", Role(ACase.Staff("worker-1", "ASSESSOR")));
        Assert.Equal("PANEL_ADV", Role(ACase.Staff("x", "PANEL_ADV"), granted: true));
        Assert.Null(Role(ACase.Staff("x", "TM", "SOUTH")));
        Assert.Null(Role(ACase.Staff("x", "ASSESSOR")));
        Assert.Null(Role(ACase.Staff("x", "SM") with { Authority = "E10000902" }, granted: true));

        static string? Role(Suite.Platform.Identity.Caller caller, bool granted = false) => NeedToKnow.RoleOf(caller, "E10000901", "NORTH", "worker-1", granted);
    }
}
