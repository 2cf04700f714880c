using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.V1;
using static Suite.FosteringRecruitment.Tests.Households.AHousehold;

namespace Suite.FosteringRecruitment.Tests.Households;

public sealed class PeopleOfHouseholds
{
    const string AdultsLaw = "Fostering Services (England) Regulations 2011 reg 26(9), Sch 3";

    static readonly DateOnly Day = new(2026, 11, 2);

    [Fact]
    public void An_adult_who_comes_needs_a_DBS_check_at_once_reg_26_9()
    {
        var household = WithPlaces(1);

        var events = household.AddMember(Guid.CreateVersion7(), "Somebody", new(1990, 1, 1), Day);

        Assert.True(Assert.IsType<HouseholdMemberJoined>(events[0]).Adult);
        var due = household.DueItems().Single(item => item.Rule == "CHECK_RENEWAL_DUE");
        Assert.Equal((Day, AdultsLaw), (due.DueOn, due.Citation));
        Assert.Contains(household.Pass(Day).OfType<DeadlineWarned>(), warned => warned.Rule == "CHECK_RENEWAL_DUE");
    }

    [Fact]
    public void A_child_of_the_household_needs_a_DBS_check_on_coming_of_age_reg_26_9()
    {
        var household = WithPlaces(1);
        var member = household.Join(new(2009, 3, 10), Day);
        DateOnly birthday = new(2027, 3, 10);

        Assert.DoesNotContain(household.DueItems(), item => item.Rule == "CHECK_RENEWAL_DUE");
        Assert.Equal((birthday, AdultsLaw), household.DueItems().Where(item => item.Rule == "PERSON_TURNS_EIGHTEEN").Select(item => (item.DueOn, item.Citation)).Single());
        Assert.Empty(household.Pass(birthday.AddDays(-1)).OfType<PersonTurnedEighteen>());
        var happened = household.Pass(birthday);

        Assert.Equal(member.Id.ToString(), happened.OfType<PersonTurnedEighteen>().Single().PersonId);
        Assert.Equal(birthday, household.DueItems().Single(item => item.Rule == "CHECK_RENEWAL_DUE").DueOn);
        Assert.Empty(household.Pass(birthday.AddDays(400)).OfType<PersonTurnedEighteen>());
    }

    [Fact]
    public void A_check_that_was_done_again_is_due_three_years_later_or_as_it_says()
    {
        var household = WithPlaces(1);
        var carer = household.Carers[0].Id;

        household.RecordCheckRenewed(carer, CheckType.DbsEnhancedBarred, Day, null);
        household.RecordCheckRenewed(carer, CheckType.Medical, Day, new(2028, 1, 1));

        Assert.Equal([new(2028, 1, 1), new(2029, 11, 2)], household.DueItems().Where(item => item.Rule == "CHECK_RENEWAL_DUE").Select(item => item.DueOn).Order());
        Assert.Equal(2, household.DueItems().Where(item => item.Rule == "CHECK_RENEWAL_DUE").DistinctBy(item => item.Subject).Count());
        household.RecordCheckRenewed(carer, CheckType.Medical, Day.AddDays(9), new(2030, 1, 1));
        Assert.Equal(2, household.Renewals.Count);
    }

    [Fact]
    public void Checks_are_of_people_who_live_there_and_end_after_they_began()
    {
        var household = WithPlaces(1);

        Refuses("PERSON_NOT_FOUND", () => household.RecordCheckRenewed(Guid.CreateVersion7(), CheckType.Medical, Day, null));
        Refuses("DATE_OUT_OF_ORDER", () => household.RecordCheckRenewed(household.Carers[0].Id, CheckType.Medical, Day, Day.AddDays(-1)));
    }

    [Fact]
    public void Who_left_is_checked_no_more()
    {
        var household = WithPlaces(1);
        var member = household.Join(new(1990, 1, 1), Day);

        Refuses("DATE_OUT_OF_ORDER", () => household.RecordMemberLeft(member.Id, Day.AddDays(-1)));
        Assert.False(Assert.IsType<HouseholdMemberLeft>(Assert.Single(household.RecordMemberLeft(member.Id, Day.AddDays(5)))).Carer);
        Assert.DoesNotContain(household.DueItems(), item => item.Rule == "CHECK_RENEWAL_DUE");
        Refuses("PERSON_NOT_FOUND", () => household.RecordMemberLeft(member.Id, Day.AddDays(5)));
    }

    [Fact]
    public void When_a_carer_of_two_leaves_a_review_is_brought_forward()
    {
        var household = With(SomeTerms(), carers: 2);

        var events = household.RecordMemberLeft(household.Carers[0].Id, Day);

        Assert.True(Assert.IsType<HouseholdMemberLeft>(events[0]).Carer);
        Assert.Equal("CARER_LEFT", Assert.IsType<ReviewBroughtForward>(events[1]).Reason);
        Assert.True(household.ReviewBroughtForward);
        Assert.Equal(Day, household.NextReviewOn);
    }

    [Fact]
    public void The_last_carer_resigns_instead_reg_28_13()
    {
        var household = WithPlaces(1);

        Refuses("LAST_CARER", "reg 28(13)", () => household.RecordMemberLeft(household.Carers[0].Id, Day));
    }

    [Fact]
    public void After_the_end_of_the_approval_levels_regions_people_and_exemptions_stay_as_they_are()
    {
        var household = WithPlaces(1);
        (household.Ended, household.EndedOn) = (HouseholdState.Resigned, Day);

        Refuses("MOVE_NOT_ALLOWED", () => household.SetSkillLevel(SkillLevel.Level2, Day));
        Refuses("MOVE_NOT_ALLOWED", () => household.SetAllowanceRegion(AllowanceRegion.London, Day));
        Refuses("MOVE_NOT_ALLOWED", () => household.AddMember(Guid.CreateVersion7(), "Somebody", new(1990, 1, 1), Day));
        Refuses("MOVE_NOT_ALLOWED", () => household.GrantExemption(Guid.CreateVersion7(), Day, null, 4, ["CH1"], "", UsualLimit));
        Refuses("MOVE_NOT_ALLOWED", () => household.PlaceChild(AChild(), Day, true, UsualLimit));
    }

    [Fact]
    public void Levels_follow_one_another_and_one_of_the_same_day_corrects_the_other()
    {
        var household = WithPlaces(1);
        household.SetSkillLevel(SkillLevel.Level3, Day);
        household.SetSkillLevel(SkillLevel.Level2, Day);

        Assert.Equal([SkillLevel.Level1, SkillLevel.Level2], household.Skills.Select(skill => skill.Level));
        Refuses("DATE_OUT_OF_ORDER", () => household.SetSkillLevel(SkillLevel.Level4, Day.AddDays(-1)));
    }

    [Fact]
    public void Notice_and_agreement_follow_the_approval()
    {
        var household = WithPlaces(1);
        household.RecordFosterCareAgreement(Day, null);
        household.RecordFosterCareAgreement(null, Day.AddDays(1));

        Assert.Equal((Day, Day.AddDays(1)), (household.TermsNoticeOn, household.AgreementOn));
        Refuses("DATE_OUT_OF_ORDER", () => household.RecordFosterCareAgreement(null, Approved.AddDays(-1)));
    }

    [Fact]
    public void What_a_carer_said_replaces_what_was_there_and_may_be_taken_back()
    {
        var household = WithPlaces(1);
        var carer = household.Carers[0];

        household.SetCharacteristics(carer.Id, new("WBRI", "", "NO", "", "F"));
        Assert.Equal("WBRI", carer.Characteristics!.Ethnicity);
        household.SetCharacteristics(carer.Id, new("", "", "", "", ""));
        Assert.Null(carer.Characteristics);
        Refuses("PERSON_NOT_FOUND", () => household.SetCharacteristics(Guid.CreateVersion7(), new("", "", "", "", "F")));
    }

    [Fact]
    public void A_complaint_is_resolved_once_and_not_before_it_came()
    {
        var household = WithPlaces(1);
        var id = Guid.CreateVersion7();
        household.RecordComplaint(id, Day, "CARE", fromChild: true);

        Refuses("COMPLAINT_NOT_FOUND", () => household.ResolveComplaint(Guid.CreateVersion7(), Day, "UPHELD"));
        Refuses("DATE_OUT_OF_ORDER", () => household.ResolveComplaint(id, Day.AddDays(-1), "UPHELD"));
        household.ResolveComplaint(id, Day.AddDays(20), "PARTLY_UPHELD");

        Assert.Equal((Day.AddDays(20), "PARTLY_UPHELD"), (household.Complaints[0].ResolvedOn, household.Complaints[0].Outcome));
        Refuses("MOVE_NOT_ALLOWED", () => household.ResolveComplaint(id, Day.AddDays(21), "UPHELD"));
    }
}
