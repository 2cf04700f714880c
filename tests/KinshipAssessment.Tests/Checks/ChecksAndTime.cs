using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.V1;
using Suite.Suitability.Checks;
using static Suite.KinshipAssessment.Tests.Checks.Household;
using Person = Suite.KinshipAssessment.Cases.Person;

namespace Suite.KinshipAssessment.Tests.Checks;

public sealed class ChecksAndTime
{
    [Fact]
    public void On_the_eighteenth_birthday_the_checks_of_an_adult_are_raised_and_not_the_day_before()
    {
        var member = Member(new(2008, 11, 1));
        var kinship = Assessed(Route.TemporaryApproval, Carer(), member);
        Assert.Empty(kinship.PassTimeOfChecks(Day(2026, 10, 31)));

        var events = kinship.PassTimeOfChecks(Day(2026, 11, 1));

        var turned = (PersonTurnedEighteen)events[0];
        Assert.Equal((member.Id.ToString(), Day(2026, 11, 1).ToMessage()), (turned.PersonId, turned.Birthday));
        foreach (var type in (CheckType[])[CheckType.DbsEnhancedBarred, CheckType.Interview, CheckType.PoliceDirect])
            Assert.Equal((Day(2026, 11, 1), true), (kinship.The(type, member).RaisedOn, kinship.The(type, member).Required));
        Assert.Empty(kinship.PassTimeOfChecks(Day(2026, 11, 1)));
    }

    [Fact]
    public void Without_a_temporary_approval_the_police_check_is_left_out()
    {
        var member = Member(new(2008, 11, 1));
        var kinship = Assessed(Route.FullAssessment, Carer(), member);

        kinship.PassTimeOfChecks(Day(2026, 11, 1));

        Assert.DoesNotContain(kinship.Checks, c => c.PersonId == member.Id && c.Type is CheckType.PoliceDirect);
    }

    [Fact]
    public void Somebody_born_on_29_February_comes_of_age_on_1_March()
    {
        var kinship = Assessed(Route.TemporaryApproval, Carer(), Member(new(2008, 2, 29)));
        kinship.People[1].CameOfAge = false;
        kinship.Checks.RemoveAll(c => c.PersonId == kinship.People[1].Id);

        Assert.Empty(kinship.PassTimeOfChecks(Day(2026, 2, 28)));
        Assert.Equal(Day(2026, 3, 1).ToMessage(), kinship.PassTimeOfChecks(Day(2026, 3, 1)).OfType<PersonTurnedEighteen>().Single().Birthday);
    }

    [Fact]
    public void A_leap_over_several_birthdays_leaves_none_out()
    {
        var (late, early, twin) = (Member(new(2008, 11, 5)), Member(new(2008, 11, 1)), Member(new(2008, 11, 1)));
        var kinship = Assessed(Route.TemporaryApproval, Carer(), late, early, twin);

        var turned = kinship.PassTimeOfChecks(Day(2026, 12, 1)).OfType<PersonTurnedEighteen>().ToList();

        Assert.Equal([early.Id.ToString(), twin.Id.ToString(), late.Id.ToString()], turned.Select(t => t.PersonId));
        Assert.Equal(Day(2026, 11, 5), kinship.The(CheckType.DbsEnhancedBarred, late).RaisedOn);
        Assert.Equal(Day(2026, 11, 1), kinship.The(CheckType.DbsEnhancedBarred, twin).RaisedOn);
    }

    [Fact]
    public void The_watch_looks_at_the_case_on_the_birthday()
    {
        var member = Member(new(2008, 11, 1));
        var kinship = Assessed(Route.TemporaryApproval, Carer(), member, Member(new(2020, 1, 1)));

        var item = Assert.Single(kinship.CheckDeadlines(), d => d.Rule == "PERSON_TURNS_EIGHTEEN");

        Assert.Equal((member.Id.ToString(), Day(2026, 11, 1)), (item.Subject, item.DueOn));
        Assert.Equal([Day(2026, 10, 31), Day(2026, 11, 1)], item.WarnOn);
        kinship.PassTimeOfChecks(Day(2026, 11, 1));
        Assert.DoesNotContain(kinship.CheckDeadlines(), d => d.Rule == "PERSON_TURNS_EIGHTEEN");
    }

    [Fact]
    public void Somebody_who_left_before_the_birthday_comes_of_age_elsewhere()
    {
        var member = Member(new(2008, 11, 1));
        var kinship = Assessed(Route.TemporaryApproval, Carer(), member);
        kinship.RecordPersonLeft(member.Id, Day(2026, 10, 20));

        Assert.Empty(kinship.PassTimeOfChecks(Day(2026, 11, 1)));
        Assert.DoesNotContain(kinship.CheckDeadlines(), d => d.Rule == "PERSON_TURNS_EIGHTEEN");
    }

    static (Suite.KinshipAssessment.Cases.KinshipCase Case, Person Carer, Check Check) ClearDbs()
    {
        var carer = Carer();
        var kinship = Assessed(Route.FullAssessment, carer);
        var check = kinship.CertificateSeen(carer, Day(2026, 9, 9), Day(2026, 9, 22));
        kinship.RecordCheckResult(check.Id, CheckOutcome.Clear, Day(2026, 9, 22), "");
        return (kinship, carer, check);
    }

    [Fact]
    public void A_check_expires_after_three_years_and_its_renewal_is_raised()
    {
        var (kinship, _, check) = ClearDbs();
        var renewal = Assert.Single(kinship.CheckDeadlines(), d => d.Rule == "CHECK_RENEWAL");
        Assert.Equal((Day(2029, 9, 22), Day(2029, 7, 24)), (renewal.DueOn, renewal.WarnOn[0]));
        Assert.Empty(kinship.PassTimeOfChecks(Day(2029, 9, 22)));

        var events = kinship.PassTimeOfChecks(Day(2029, 9, 23));

        Assert.Equal([Events.V1.CheckProgress.Expired, Events.V1.CheckProgress.Raised], events.Cast<CheckProgressed>().Select(e => e.Progress));
        Assert.Equal(CheckState.Expired, check.State);
        var raised = Assert.Single(kinship.Checks, c => c.Renews == check.Id);
        Assert.Equal((true, true, Day(2029, 9, 23)), (raised.Required, raised.RequiredByLaw, raised.RaisedOn));
        Assert.Single(kinship.DecisionCheckGaps(DateOnly.MaxValue), g => g.Rule == "CHECK_DBS_ENHANCED_BARRED");
        Assert.Empty(kinship.RaiseRequiredChecks(Day(2029, 9, 24)));
    }

    [Fact]
    public void A_check_renewed_in_good_time_is_not_renewed_again()
    {
        var (kinship, carer, check) = ClearDbs();
        kinship.RequestCheck(carer.Id, CheckType.DbsEnhancedBarred, Day(2029, 8, 1));
        var renewal = Assert.Single(kinship.Checks, c => c.Renews == check.Id);
        Assert.DoesNotContain(kinship.CheckDeadlines(), d => d.Rule == "CHECK_RENEWAL");
        Assert.DoesNotContain(kinship.DecisionCheckGaps(DateOnly.MaxValue), g => g.Rule == "CHECK_DBS_ENHANCED_BARRED");

        Assert.Single(kinship.PassTimeOfChecks(Day(2029, 9, 23)));

        Assert.True(renewal.Required);
        Assert.Single(kinship.DecisionCheckGaps(DateOnly.MaxValue), g => g.Rule == "CHECK_DBS_ENHANCED_BARRED");
    }

    [Fact]
    public void What_was_raised_is_to_be_asked_for_within_five_working_days()
    {
        var carer = Carer();
        var kinship = Assessed(Route.FullAssessment, carer);

        Assert.All(kinship.CheckDeadlines(), d => Assert.Equal(Day(2026, 9, 14), d.DueOn));
        Assert.Equal("CHECK_CONSENT", Assert.Single(kinship.CheckDeadlines(), d => d.Subject == kinship.The(CheckType.Medical, carer).Id.ToString()).Rule);
    }

    [Fact]
    public void Nobody_is_reminded_of_checks_once_the_carers_withdrew()
    {
        var kinship = Assessed(Route.FullAssessment, Carer(), Member(new(2008, 11, 1)));
        kinship.State = CaseState.CarerWithdrew;

        Assert.Empty(kinship.CheckDeadlines());
        Assert.Empty(kinship.PassTimeOfChecks(Day(2026, 11, 1)));
    }

    [Fact]
    public void A_form_that_was_begun_is_to_be_sent_off_within_five_working_days()
    {
        var carer = Carer();
        var kinship = Assessed(Route.FullAssessment, carer);
        var check = kinship.The(CheckType.DbsEnhancedBarred, carer);
        kinship.RequestCheck(carer.Id, CheckType.DbsEnhancedBarred, Day(2026, 9, 9));

        var submit = Assert.Single(kinship.CheckDeadlines(), d => d.Subject == check.Id.ToString());
        Assert.Equal(("CHECK_SUBMIT", Day(2026, 9, 16), "APPLICANT"), (submit.Rule, submit.DueOn, submit.BlockedBy));
        Assert.Equal([Day(2026, 9, 16)], submit.WarnOn);

        kinship.RecordDbsStage(check.Id, DbsStage.Submitted, Day(2026, 9, 10), null, "worker-1");
        Assert.DoesNotContain(kinship.CheckDeadlines(), d => d.Rule == "CHECK_SUBMIT");
    }
}
