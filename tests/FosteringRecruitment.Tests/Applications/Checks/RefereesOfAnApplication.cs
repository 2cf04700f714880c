using Suite.FosteringRecruitment.Applications;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using static Suite.FosteringRecruitment.Tests.Applications.Checks.AnApplication;
using Person = Suite.FosteringRecruitment.Applications.Person;

namespace Suite.FosteringRecruitment.Tests.Applications.Checks;

public sealed class RefereesOfAnApplication
{
    const string Reg26 = "Fostering Services (England) Regulations 2011 reg 26(1A)(c), Sch 3 para 8";

    static Person Referee(bool relative = false)
    {
        var referee = APerson(ApplicationPersonKind.Referee);
        referee.RelativeOfApplicant = relative;
        return referee;
    }

    static (int Required, int ByLaw) OfReferees(Application application) => Count(application, c => application.People.Exists(p => p.Id == c.PersonId && p.Kind is ApplicationPersonKind.Referee));

    static (int Required, int ByLaw) StillToBeNamed(Application application) => Count(application, c => application.People.Exists(p => p.Id == c.PersonId && p.Kind is ApplicationPersonKind.Applicant));

    static (int Required, int ByLaw) Count(Application application, Func<Check, bool> whose)
    {
        var checks = application.Checks.FindAll(c => c is { Type: CheckType.PersonalReference, Required: true } && whose(c));
        return (checks.Count, checks.Count(c => c.RequiredByLaw));
    }

    [Fact]
    public void Each_gives_a_reference_and_two_of_them_by_law()
    {
        var application = InStageOne(WithReferees(Referee()));

        Assert.Equal((4, 2), OfReferees(application));
        Assert.Equal((0, 0), StillToBeNamed(application));
    }

    [Theory]
    [InlineData(0, 3, 2)]
    [InlineData(1, 2, 1)]
    [InlineData(2, 1, 0)]
    [InlineData(3, 0, 0)]
    public void Those_who_are_still_to_be_named_are_missed(int named, int missing, int byLaw)
    {
        var application = InStageOne([APerson(), .. Enumerable.Range(0, named).Select(_ => Referee())]);

        Assert.Equal((missing, byLaw), StillToBeNamed(application));
        Assert.Equal(missing, application.StageOneGaps(StageOne).Rules().Count(r => r == "CHECK_PERSONAL_REFERENCE") - named);
    }

    [Fact]
    public void Three_relatives_are_not_enough_for_practice()
    {
        var application = InStageOne(APerson(), Referee(relative: true), Referee(relative: true), Referee(relative: true));
        Assert.Equal((1, 0), StillToBeNamed(application));

        application.AddPerson(Guid.CreateVersion7(), Facts(ApplicationPersonKind.Referee), "", StageOne);

        Assert.Equal((0, 0), StillToBeNamed(application));
    }

    [Fact]
    public void The_third_may_be_waived_whenever_it_is_and_stays_so()
    {
        var application = InStageOne(APerson());
        var byPractice = application.Checks.Single(c => c is { Type: CheckType.PersonalReference, RequiredByLaw: false });

        application.WaiveCheck(byPractice.Id, StageOne, "SMALL_FAMILY");
        application.AddPerson(Guid.CreateVersion7(), Facts(ApplicationPersonKind.Referee), "", StageOne);
        Assert.Equal((1, 1), StillToBeNamed(application));
        application.AddPerson(Guid.CreateVersion7(), Facts(ApplicationPersonKind.Referee), "", StageOne);

        Assert.Equal((0, 0), StillToBeNamed(application));
        Assert.Equal((2, 2), OfReferees(application));
    }

    [Fact]
    public void The_first_two_cannot_be_waived_reg_26_1A_c()
    {
        var application = InStageOne(APerson(), Referee(), Referee());
        var second = application.CheckOf(CheckType.PersonalReference, application.People[2].Id);

        var refused = Assert.Throws<RefusedException>(() => application.WaiveCheck(second.Id, StageOne, "OTHER"));

        Assert.Equal("CHECK_REQUIRED_BY_LAW", refused.Reason);
        Assert.Equal(Reg26, refused.Citation());
    }

    [Fact]
    public void A_reference_needs_the_interview_and_the_report_first_reg_26_1A_c()
    {
        var application = InStageOne(WithReferees());
        var referee = application.People[1];
        application.RequestCheck(referee.Id, CheckType.PersonalReference, StageOne);
        var check = application.CheckOf(CheckType.PersonalReference, referee.Id);

        var without = Assert.Throws<RefusedException>(() => application.RecordCheckResult(check.Id, CheckOutcome.Clear, StageOne.AddDays(3), ""));
        application.RecordRefereeInterview(referee.Id, StageOne.AddDays(2), StageOne.AddDays(4));
        var tooEarly = Assert.Throws<RefusedException>(() => application.RecordCheckResult(check.Id, CheckOutcome.Clear, StageOne.AddDays(3), ""));
        application.RecordCheckResult(check.Id, CheckOutcome.Clear, StageOne.AddDays(4), "");

        Assert.All([without, tooEarly], refused => Assert.Equal(("REFEREE_NOT_INTERVIEWED", Reg26), (refused.Reason, refused.Citation())));
        Assert.Equal(CheckState.ReceivedClear, check.State);
    }

    [Fact]
    public void Two_have_to_be_interviewed_by_the_day_of_stage_1_and_of_the_approval()
    {
        var application = InStageOne(WithReferees());
        application.RecordRefereeInterview(application.People[1].Id, StageOne, StageOne);
        application.RecordRefereeInterview(application.People[2].Id, StageOne, StageOne.AddDays(5));

        var gap = Assert.Single(application.StageOneGaps(StageOne.AddDays(4)), g => g.Rule == "TWO_REFEREES");
        Assert.Equal(Reg26, gap.Citation);
        Assert.Contains("TWO_REFEREES", application.ApprovalGaps(StageOne.AddDays(4), terms: null).Rules());
        Assert.DoesNotContain("TWO_REFEREES", application.StageOneGaps(StageOne.AddDays(5)).Rules());
    }

    [Fact]
    public void One_who_stands_down_no_longer_counts_and_the_next_one_is_asked_for_by_law()
    {
        var application = InStageOne(WithReferees());
        var (first, third) = (application.People[1], application.People[3]);
        Assert.False(application.CheckOf(CheckType.PersonalReference, third.Id).RequiredByLaw);

        application.RecordPersonLeft(first.Id, StageOne.AddDays(1));

        Assert.Equal(CheckState.Withdrawn, application.CheckOf(CheckType.PersonalReference, first.Id).State);
        Assert.True(application.CheckOf(CheckType.PersonalReference, third.Id).RequiredByLaw);
        Assert.Equal((1, 0), StillToBeNamed(application));
    }

    [Fact]
    public void Where_another_service_gives_its_reference_none_is_needed_reg_26_1A_b_and_c()
    {
        var applicant = APerson();
        applicant.ApprovedElsewhere = true;
        var application = InStageOne(applicant);

        Assert.Equal((0, 0), StillToBeNamed(application));
        Assert.DoesNotContain("TWO_REFEREES", application.StageOneGaps(StageOne).Rules());
        var service = Assert.Single(application.StageOneGaps(StageOne), g => g.Rule == "CHECK_PREVIOUS_FOSTERING_SERVICE");
        Assert.Equal("Fostering Services (England) Regulations 2011 reg 26(1A)(b), Sch 3 para 7", service.Citation);
    }

    [Fact]
    public void One_applicant_from_another_service_does_not_speak_for_the_other()
    {
        var applicant = APerson();
        applicant.ApprovedElsewhere = true;

        Assert.Equal((3, 2), StillToBeNamed(InStageOne(applicant, APerson())));
    }

    [Fact]
    public void Only_a_reference_is_asked_of_a_referee_and_only_of_a_referee()
    {
        var application = InStageOne(WithReferees());

        Assert.Equal("type", Assert.Single(Assert.Throws<RefusedException>(() => application.RequestCheck(application.People[1].Id, CheckType.Finance, StageOne)).Fields).Field);
        Assert.Equal("type", Assert.Single(Assert.Throws<RefusedException>(() => application.RequestCheck(application.People[0].Id, CheckType.PersonalReference, StageOne)).Fields).Field);
    }

    [Fact]
    public void Nobody_else_is_interviewed_as_a_referee_and_the_report_follows_the_interview()
    {
        var application = InStageOne(WithReferees());

        Assert.Equal("person_id", Assert.Single(Assert.Throws<RefusedException>(() => application.RecordRefereeInterview(application.People[0].Id, StageOne, StageOne)).Fields).Field);
        Assert.Equal("DATE_OUT_OF_ORDER", Assert.Throws<RefusedException>(() => application.RecordRefereeInterview(application.People[1].Id, StageOne, StageOne.AddDays(-1))).Reason);
        Assert.Equal("DATE_OUT_OF_ORDER", Assert.Throws<RefusedException>(() => application.RecordRefereeInterview(application.People[1].Id, Received.AddDays(-1), StageOne)).Reason);
    }
}
