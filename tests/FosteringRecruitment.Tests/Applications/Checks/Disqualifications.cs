using Suite.FosteringRecruitment.Applications;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using static Suite.FosteringRecruitment.Tests.Applications.Checks.AnApplication;

namespace Suite.FosteringRecruitment.Tests.Applications.Checks;

/// <summary>Fostering Services (England) Regulations 2011 reg 26(5) to (8).</summary>
public sealed class Disqualifications
{
    const string Regulations = "Fostering Services (England) Regulations 2011 ";
    static readonly DateOnly Decided = StageOne.AddDays(10);
    static readonly WelfareException ForTheChild = new("CH1001", DisqualificationException.Relative);

    static Terms For(params string[] children) => new(1, 0, 17, ApprovalSex.Any, [PlacementType.NamedChild], false, children);

    [Fact]
    public void A_specified_offence_of_an_applicant_stands_in_the_way_reg_26_5()
    {
        var application = InStageOne(WithReferees());
        var check = application.Disclosed(application.People[0].Id);

        application.DecideDisclosure(check.Id, accept: false, RationaleCode.Disqualifying, null, Decided, ServiceManager);

        Assert.True(application.IsDisqualified(Decided));
        Assert.True(application.IsDisqualified(application.People[0], Decided));
        Assert.False(application.IsDisqualified(application.People[1], Decided));
        Assert.Equal(Regulations + "reg 26(5)", Assert.Single(application.ApprovalGaps(Decided, For("CH1001")), g => g.Rule == "DISQUALIFIED").Citation);
    }

    [Fact]
    public void One_of_an_adult_of_the_household_does_until_they_leave_reg_26_5()
    {
        var adult = APerson(ApplicationPersonKind.HouseholdMember);
        var application = InStageOne(WithReferees(adult));
        application.DecideDisclosure(application.Disclosed(adult.Id).Id, accept: false, RationaleCode.Disqualifying, null, Decided, ServiceManager);
        Assert.Contains("DISQUALIFIED", application.ApprovalGaps(Decided, terms: null).Rules());

        application.RecordPersonLeft(adult.Id, Decided);

        Assert.DoesNotContain("DISQUALIFIED", application.ApprovalGaps(Decided, terms: null).Rules());
    }

    [Fact]
    public void Nobody_outside_the_household_disqualifies_the_applicants()
    {
        var application = InStageOne(WithReferees());
        var check = application.Disclosed(application.People[1].Id, CheckType.PersonalReference);

        var refused = Assert.Throws<RefusedException>(() => application.DecideDisclosure(check.Id, accept: false, RationaleCode.Disqualifying, null, Decided, ServiceManager));

        Assert.Equal("rationale", Assert.Single(refused.Fields).Field);
        Assert.Equal(CheckState.RiskAssessment, check.State);
    }

    [Fact]
    public void An_exception_is_for_one_named_child_and_only_that_child_can_be_approved_for_reg_26_8()
    {
        var application = InStageOne(WithReferees());
        application.DecideDisclosure(application.Disclosed(application.People[0].Id).Id, accept: true, RationaleCode.WelfareException, ForTheChild, Decided, ServiceManager);

        Assert.Equal(("CH1001", DisqualificationException.Relative), (application.ExceptionChildReference, application.Exception));
        Assert.False(application.IsDisqualified(Decided));
        Assert.DoesNotContain("NAMED_CHILD_ONLY", application.ApprovalGaps(Decided, For("CH1001")).Rules());
        Terms?[] others =
        [
            null,
            For("CH1002"),
            For("CH1001", "CH1002"),
            For(),
            For("CH1001") with { MaxChildren = 2 },
            For("CH1001") with { PlacementTypes = [PlacementType.NamedChild, PlacementType.ShortTerm] },
            For("CH1001") with { PlacementTypes = [PlacementType.LongTerm] },
        ];
        Assert.All(others, terms => Assert.Equal(Regulations + "reg 26(8)",
            Assert.Single(application.ApprovalGaps(Decided, terms), g => g.Rule == "NAMED_CHILD_ONLY").Citation));
    }

    [Fact]
    public void An_exception_ends_with_whom_it_was_made_for()
    {
        var adult = APerson(ApplicationPersonKind.HouseholdMember);
        var application = InStageOne(WithReferees(adult));
        application.DecideDisclosure(application.Disclosed(adult.Id).Id, accept: true, RationaleCode.WelfareException, ForTheChild, Decided, ServiceManager);
        Assert.True(application.HasException);

        application.RecordPersonLeft(adult.Id, Decided);

        Assert.False(application.HasException);
        Assert.DoesNotContain("NAMED_CHILD_ONLY", application.ApprovalGaps(Decided, For("CH1002")).Rules());
    }

    [Fact]
    public void Two_exceptions_are_for_the_same_child_reg_26_8()
    {
        var adult = APerson(ApplicationPersonKind.HouseholdMember);
        var application = InStageOne(WithReferees(adult));
        var second = application.Disclosed(application.People[0].Id);
        application.DecideDisclosure(application.Disclosed(adult.Id).Id, accept: true, RationaleCode.WelfareException, ForTheChild, Decided, ServiceManager);

        var refused = Assert.Throws<RefusedException>(() => application.DecideDisclosure(second.Id, accept: true, RationaleCode.WelfareException,
            new("CH1002", DisqualificationException.Relative), Decided, ServiceManager));
        application.DecideDisclosure(second.Id, accept: true, RationaleCode.WelfareException, ForTheChild, Decided, ServiceManager);

        Assert.Equal(("EXCEPTION_FOR_ANOTHER_CHILD", Regulations + "reg 26(8)"), (refused.Reason, refused.Citation()));
        Assert.Equal(CheckState.Accepted, second.State);
    }

    [Fact]
    public void No_exception_is_made_for_somebody_outside_the_household_reg_26_8()
    {
        var application = InStageOne(WithReferees());
        var check = application.Disclosed(application.People[1].Id, CheckType.PersonalReference);

        var refused = Assert.Throws<RefusedException>(() => application.DecideDisclosure(check.Id, accept: true, RationaleCode.WelfareException, ForTheChild, Decided, ServiceManager));

        Assert.Equal(("EXCEPTION_NOT_OPEN", Regulations + "reg 26(8)"), (refused.Reason, refused.Citation()));
        Assert.Equal("", application.ExceptionChildReference);
    }

    [Theory]
    [InlineData(RationaleCode.WelfareException, false)]
    [InlineData(RationaleCode.Mitigated, true)]
    public void The_child_is_named_with_an_exception_and_only_then(RationaleCode rationale, bool named)
    {
        var application = InStageOne(WithReferees());
        var check = application.Disclosed(application.People[0].Id);

        var refused = Assert.Throws<RefusedException>(() => application.DecideDisclosure(check.Id, accept: true, rationale, named ? ForTheChild : null, Decided, ServiceManager));

        Assert.Equal("exception", Assert.Single(refused.Fields).Field);
    }

    [Fact]
    public void Violence_is_decided_by_the_service_manager_and_nobody_decides_on_their_own_recommendation()
    {
        var application = InStageOne(WithReferees());
        var check = application.Disclosed(application.People[0].Id);

        Assert.Equal("DISCLOSURE_NEEDS_SENIOR_DECISION",
            Assert.Throws<RefusedException>(() => application.DecideDisclosure(check.Id, true, RationaleCode.Mitigated, null, Decided, TeamManager)).Reason);
        Assert.Equal("RECOMMENDER_CANNOT_DECIDE",
            Assert.Throws<RefusedException>(() => application.DecideDisclosure(check.Id, true, RationaleCode.Mitigated, null, Decided, Assessor)).Reason);
    }

    [Fact]
    public void Who_need_not_know_neither_recommends_decides_nor_reads()
    {
        var application = InStageOne(WithReferees());
        var check = application.Disclosed(application.People[0].Id);
        application.Access.Add("recruiter-1");
        var stranger = Staff("RECRUIT", "recruiter-1");

        Assert.False(application.MaySeeDisclosures(stranger));
        Action[] acts =
        [
            () => application.RecommendDisclosure(check.Id, new(OffenceCategory.Other, 0, 0, false, false, false, "", true), Decided, stranger),
            () => application.DecideDisclosure(check.Id, true, RationaleCode.Mitigated, null, Decided, stranger),
            () => application.RevealCheckContent(check.Id, stranger, "curious", DateTimeOffset.UnixEpoch),
        ];
        Assert.All(acts, act => Assert.Equal("NEED_TO_KNOW", Assert.Throws<RefusedException>(act).Reason));
    }

    [Fact]
    public void What_was_disclosed_is_shown_for_a_reason_that_is_kept_also_after_the_end()
    {
        var application = InStageOne(WithReferees());
        var check = application.Disclosed(application.People[0].Id);
        application.State = ApplicationState.Withdrawn;

        var (content, events) = application.RevealCheckContent(check.Id, TeamManager, "panel papers", DateTimeOffset.UnixEpoch);

        Assert.Equal("What it says", content);
        Assert.Equal("REVEAL_LOG", Assert.IsType<Events.V1.RecordAmended>(Assert.Single(events)).Section);
        Assert.Equal(new(DateTimeOffset.UnixEpoch, "tm-1", "TM", "CHECK_CONTENT", check.Id, "panel papers"), Assert.Single(application.Reveals));
    }
}
