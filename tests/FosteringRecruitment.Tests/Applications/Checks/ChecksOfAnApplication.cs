using Suite.FosteringRecruitment.Applications;
using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using Suite.Platform.Records;
using Suite.Suitability.Checks;
using static Suite.FosteringRecruitment.Tests.Applications.Checks.AnApplication;

namespace Suite.FosteringRecruitment.Tests.Applications.Checks;

/// <summary>The pipelines themselves are tested with the suitability library; here is what an application makes of them.</summary>
public sealed class ChecksOfAnApplication
{
    [Fact]
    public void All_information_of_stage_1_leaves_no_gap_and_stage_2s_is_another_matter()
    {
        var application = InStageOne(WithReferees(APerson(ApplicationPersonKind.HouseholdMember)));
        Assert.NotEmpty(application.StageOneGaps(StageOne));

        application.Clear(1, StageOne.AddDays(10));

        Assert.Empty(application.StageOneGaps(StageOne.AddDays(10)));
        Assert.NotEmpty(application.StageTwoGaps(StageOne.AddDays(10)));
        Assert.NotEmpty(application.ApprovalGaps(StageOne.AddDays(10), terms: null));
    }

    [Fact]
    public void With_everything_closed_nothing_stands_in_the_way_of_an_approval()
    {
        var application = InStageTwo(WithReferees(APerson(ApplicationPersonKind.HouseholdMember), APerson(ApplicationPersonKind.FormerPartner)));
        application.Clear(1, StageTwo);
        application.Clear(2, StageTwo.AddDays(30));

        Assert.Empty(application.StageTwoGaps(StageTwo.AddDays(30)));
        Assert.Empty(application.ApprovalGaps(StageTwo.AddDays(30), terms: null));
        Assert.NotEmpty(application.ApprovalGaps(StageTwo.AddDays(29), terms: null));
    }

    [Fact]
    public void Nobody_is_approved_who_is_still_approved_elsewhere_reg_27_1_nor_on_a_brief_report_reg_25_2A()
    {
        var application = InStageTwo(WithReferees());
        application.People[0].StillApprovedElsewhere = true;
        application.Process!.ReportKind = ReportKind.Brief;

        var gaps = application.ApprovalGaps(StageTwo, terms: null);

        Assert.Equal("Fostering Services (England) Regulations 2011 reg 27(1)", Assert.Single(gaps, g => g.Rule == "APPROVED_ELSEWHERE").Citation);
        Assert.Equal("Fostering Services (England) Regulations 2011 reg 25(2A), 26(3)", Assert.Single(gaps, g => g.Rule == "FULL_REPORT").Citation);
    }

    [Fact]
    public void The_information_is_there_on_the_day_of_its_latest_piece_whichever_was_recorded_last()
    {
        var application = InStageOne(WithReferees());
        var (late, early) = (StageOne.AddDays(40), StageOne.AddDays(10));
        application.ComesBack(application.CheckOf(CheckType.Marriage), late);
        application.Clear(1, early);

        Assert.Equal(late, application.InformationOn(early));
        Assert.Empty(application.StageOneGaps(late));
        Assert.NotEmpty(application.StageOneGaps(early));
    }

    [Fact]
    public void With_the_last_piece_of_information_stage_1_is_complete_on_the_day_of_the_latest()
    {
        var application = InStageOne(WithReferees());
        var (late, early) = (StageOne.AddDays(40), StageOne.AddDays(10));
        application.ComesBack(application.CheckOf(CheckType.Marriage), late);
        foreach (var check in application.Checks.Where(c => c is { Required: true, Stage: 1, Type: not (CheckType.PersonalReference or CheckType.Identity) } && c.IsOpen()).ToList())
            application.ComesBack(check, early);
        foreach (var referee in application.People.Skip(1))
        {
            application.RecordRefereeInterview(referee.Id, early, early);
            application.ComesBack(application.CheckOf(CheckType.PersonalReference, referee.Id), early);
        }

        application.RequestCheck(application.People[0].Id, CheckType.Identity, early);
        var events = application.RecordCheckResult(application.CheckOf(CheckType.Identity).Id, CheckOutcome.Clear, early, "");

        Assert.Equal((ApplicationState.Stage1Complete, late), (application.State, application.Process!.StageOneInformationOn));
        Assert.Equal((1, late.ToMessage()), (Assert.Single(events.All<StageCompleted>()).Stage, events.All<StageCompleted>()[0].StageDate));
    }

    [Fact]
    public void Addresses_may_be_the_last_piece_and_so_may_somebodys_leaving()
    {
        var (addresses, leaving) = (InStageOne(WithReferees()), InStageOne(WithReferees(APerson(ApplicationPersonKind.HouseholdMember))));
        var known = addresses.People[0].Addresses;
        addresses.People[0].Addresses = [];
        addresses.Clear(1, StageOne);
        foreach (var check in leaving.Checks.Where(c => c is { Required: true, Stage: 1 } && c.PersonId != leaving.People[^1].Id && c.Type is not CheckType.PersonalReference).ToList())
            leaving.ComesBack(check, StageOne);
        foreach (var referee in leaving.People.Where(p => p.Kind is ApplicationPersonKind.Referee))
        {
            leaving.RecordRefereeInterview(referee.Id, StageOne, StageOne);
            leaving.ComesBack(leaving.CheckOf(CheckType.PersonalReference, referee.Id), StageOne);
        }

        Assert.Equal((ApplicationState.Stage1Open, ApplicationState.Stage1Open), (addresses.State, leaving.State));

        Assert.Single(addresses.RecordAddresses(addresses.People[0].Id, known, StageOne.AddDays(3)).All<StageCompleted>());
        Assert.Single(leaving.RecordPersonLeft(leaving.People[^1].Id, StageOne.AddDays(3)).All<StageCompleted>());
        Assert.Equal((StageOne.AddDays(3), StageOne.AddDays(3)), (addresses.Process!.StageOneInformationOn, leaving.Process!.StageOneInformationOn));
    }

    [Fact]
    public void A_decided_disclosure_counts_from_its_decision()
    {
        var application = InStageOne(WithReferees());
        var check = application.Disclosed(application.People[0].Id, CheckType.DbsEnhancedBarred, OffenceCategory.Driving);
        application.Clear(1, StageOne.AddDays(9));
        Assert.Equal(["CHECK_DBS_ENHANCED_BARRED"], application.StageOneGaps(StageOne.AddDays(30)).Rules());

        application.DecideDisclosure(check.Id, accept: true, RationaleCode.NotRelevantToCare, null, StageOne.AddDays(20), TeamManager);

        Assert.Empty(application.StageOneGaps(StageOne.AddDays(20)));
        Assert.Equal(StageOne.AddDays(20), application.InformationOn(StageOne));
    }

    [Fact]
    public void No_event_and_no_gap_tells_what_came_back()
    {
        var application = InStageOne(WithReferees());
        var check = application.CheckOf(CheckType.Medical);
        application.RecordCheckConsent(check.Id, StageOne);
        application.RequestCheck(check.PersonId, check.Type, StageOne);

        var events = application.RecordCheckResult(check.Id, CheckOutcome.Content, StageOne.AddDays(5), "Something private");

        Assert.DoesNotContain(events, e => e.ToString()!.Contains("private", StringComparison.Ordinal));
        var progressed = Assert.Single(events.All<CheckProgressed>());
        Assert.Equal((check.Id.ToString(), V1.CheckType.Medical, ApplicationPersonKind.Applicant, Events.V1.CheckProgress.Received, 1, true),
            (progressed.CheckId, progressed.Type, progressed.SubjectKind, progressed.Progress, progressed.Stage, progressed.Required));
        var alert = Assert.Single(events.All<DeadlineWarned>());
        Assert.Equal(("CHECK_RETURNED", WarningSeverity.Notice), (alert.Rule, alert.Severity));
        Assert.Equal(["CSW", "TM"], alert.AlertRoles);
        Assert.Contains("CHECK_MEDICAL", application.StageOneGaps(StageOne.AddDays(5)).Rules());
    }

    [Fact]
    public void A_check_goes_its_way_through_the_application()
    {
        var application = InStageOne(WithReferees());
        var check = application.CheckOf(CheckType.LocalAuthority);

        Assert.Equal(Events.V1.CheckProgress.Requested, Assert.Single(application.RequestCheck(check.PersonId, check.Type, StageOne, "", "REF-1").All<CheckProgressed>()).Progress);
        Assert.Equal(Events.V1.CheckProgress.Chased, Assert.Single(application.ChaseCheck(check.Id, StageOne.AddDays(21), "EMAIL").All<CheckProgressed>()).Progress);
        Assert.Equal(Events.V1.CheckProgress.Escalated, Assert.Single(application.EscalateCheck(check.Id, StageOne.AddDays(42), "HEAD_OF_SERVICE").All<CheckProgressed>()).Progress);
        Assert.Equal(Events.V1.CheckProgress.Received, Assert.Single(application.RecordCheckResult(check.Id, CheckOutcome.Clear, StageOne.AddDays(43), "").All<CheckProgressed>()).Progress);
        Assert.Equal(("REF-1", CheckState.ReceivedClear), (check.ExternalReference, check.State));
    }

    [Fact]
    public void A_police_force_acknowledges_a_direct_check_asked_for_by_choice_and_that_one_is_withdrawn_again()
    {
        var application = InStageOne(WithReferees());
        application.RequestCheck(application.People[0].Id, CheckType.PoliceDirect, StageOne, "ZZ-POLICE");
        var check = application.CheckOf(CheckType.PoliceDirect);

        application.RecordPoliceAcknowledgement(check.Id, StageOne.AddDays(1), "ZZ-POLICE");
        application.WithdrawCheck(check.Id, StageOne.AddDays(2), "NOT_NEEDED");

        Assert.Equal((CheckState.Withdrawn, false), (check.State, check.Required));
    }

    [Theory]
    [InlineData(ApplicationPersonKind.HouseholdMember, 2010)]
    [InlineData(ApplicationPersonKind.HouseholdMember, 2009)]
    [InlineData(ApplicationPersonKind.ChildElsewhere, 1990)]
    [InlineData(ApplicationPersonKind.Referee, 1990)]
    [InlineData(ApplicationPersonKind.FormerPartner, 1990)]
    public void DBS_is_for_applicants_and_adults_of_the_household_only(ApplicationPersonKind kind, int born)
    {
        var person = APerson(kind, new(born, 1, 1));
        var application = InStageOne(WithReferees(person));

        var refused = Assert.Throws<RefusedException>(() => application.RequestCheck(person.Id, CheckType.DbsEnhancedBarred, StageOne));

        Assert.Equal("DBS_NOT_ELIGIBLE", refused.Reason);
    }

    [Fact]
    public void Of_former_partners_and_children_elsewhere_only_contact_is_asked()
    {
        var (partner, child) = (APerson(ApplicationPersonKind.FormerPartner), APerson(ApplicationPersonKind.ChildElsewhere, new(1999, 1, 1)));
        var application = InStageTwo(WithReferees(partner, child));

        application.RequestCheck(partner.Id, CheckType.ExPartner, StageTwo);
        application.RequestCheck(child.Id, CheckType.AdultChild, StageTwo);

        Assert.All([partner, child], p => Assert.Equal("type", Assert.Single(Assert.Throws<RefusedException>(() => application.RequestCheck(p.Id, CheckType.Finance, StageTwo)).Fields).Field));
        Assert.Equal("type", Assert.Single(Assert.Throws<RefusedException>(() => application.RequestCheck(application.People[0].Id, CheckType.ExPartner, StageTwo)).Fields).Field);
    }

    [Theory]
    [InlineData(ApplicationState.Applied)]
    [InlineData(ApplicationState.RejectedAtEntry)]
    [InlineData(ApplicationState.Stage1Declined)]
    [InlineData(ApplicationState.Approved)]
    [InlineData(ApplicationState.NotApproved)]
    [InlineData(ApplicationState.Withdrawn)]
    public void No_check_moves_before_stage_1_nor_after_the_end(ApplicationState state)
    {
        var application = InStageOne(WithReferees());
        var id = application.CheckOf(CheckType.Medical).Id;
        application.State = state;
        if (state is ApplicationState.Applied)
            application.StageOneOn = null;
        Action[] acts =
        [
            () => application.RecordCheckConsent(id, StageOne),
            () => application.RequestCheck(application.People[0].Id, CheckType.Identity, StageOne),
            () => application.RecordDbsStage(id, DbsStage.Submitted, StageOne, null, "assessor-1"),
            () => application.RecordPoliceAcknowledgement(id, StageOne, "ZZ-POLICE"),
            () => application.RecordCheckResult(id, CheckOutcome.Clear, StageOne, ""),
            () => application.ChaseCheck(id, StageOne, "EMAIL"),
            () => application.EscalateCheck(id, StageOne, "HEAD"),
            () => application.RecommendDisclosure(id, new(OffenceCategory.Other, 0, 0, false, false, false, "", true), StageOne, Assessor),
            () => application.DecideDisclosure(id, true, RationaleCode.Mitigated, null, StageOne, ServiceManager),
            () => application.WithdrawCheck(id, StageOne, "OTHER"),
            () => application.WaiveCheck(id, StageOne, "OTHER"),
        ];

        Assert.All(acts, act => Assert.Equal("MOVE_NOT_ALLOWED", Assert.Throws<RefusedException>(act).Reason));
    }

    [Fact]
    public void A_check_that_is_not_there_is_not_found_and_none_begins_before_the_application()
    {
        var application = InStageOne(WithReferees());

        Assert.Equal("CHECK_NOT_FOUND", Assert.Throws<RefusedException>(() => application.RecordCheckResult(Guid.CreateVersion7(), CheckOutcome.Clear, StageOne, "")).Reason);
        Assert.Equal("DATE_OUT_OF_ORDER", Assert.Throws<RefusedException>(() => application.RequestCheck(application.People[0].Id, CheckType.Identity, Received.AddDays(-1))).Reason);
    }

    [Fact]
    public void Coming_of_age_is_announced_once_and_raises_the_checks_of_an_adult_that_day_reg_26_9()
    {
        var member = APerson(ApplicationPersonKind.HouseholdMember, new(2008, 4, 1));
        var application = InStageOne(WithReferees(member, APerson(ApplicationPersonKind.HouseholdMember, new(1990, 1, 1))));
        var birthday = new DateOnly(2026, 4, 1);
        var due = Assert.Single(application.CheckDeadlines(), d => d.Rule == CheckRules.TurnsEighteen);
        Assert.Equal((member.Id.ToString(), birthday), (due.Subject, due.DueOn));
        Assert.Empty(application.PassTimeOfChecks(birthday.AddDays(-1)));

        var events = application.PassTimeOfChecks(birthday.AddDays(3));

        var turned = Assert.Single(events.All<PersonTurnedEighteen>());
        Assert.Equal((member.Id.ToString(), birthday.ToMessage()), (turned.PersonId, turned.Birthday));
        Assert.Equal(birthday, application.CheckOf(CheckType.DbsEnhancedBarred, member.Id).RaisedOn);
        Assert.True(application.CheckOf(CheckType.DbsEnhancedBarred, member.Id).RequiredByLaw);
        Assert.Equal(birthday, application.CheckOf(CheckType.Interview, member.Id).RaisedOn);
        Assert.Empty(application.PassTimeOfChecks(birthday.AddDays(4)));
        Assert.DoesNotContain(application.CheckDeadlines(), d => d.Rule == CheckRules.TurnsEighteen);
    }

    [Fact]
    public void A_child_elsewhere_who_comes_of_age_is_contacted_and_not_announced()
    {
        var child = APerson(ApplicationPersonKind.ChildElsewhere, new(2008, 4, 1));
        var application = InStageOne(WithReferees(child));

        var events = application.PassTimeOfChecks(new(2026, 4, 1));

        Assert.Empty(events.All<PersonTurnedEighteen>());
        Assert.Equal(V1.CheckType.AdultChild, Assert.Single(events.All<CheckProgressed>()).Type);
    }

    [Fact]
    public void A_check_past_its_three_years_is_renewed_and_the_renewal_stands_in_the_way()
    {
        var application = InStageOne(WithReferees());
        application.Clear(1, StageOne);
        var old = application.CheckOf(CheckType.DbsEnhancedBarred);
        Assert.Contains(application.CheckDeadlines(), d => d.Rule == CheckRules.Renewal && d.Subject == old.Id.ToString());

        var events = application.PassTimeOfChecks(StageOne.AddMonths(36).AddDays(1));

        Assert.Equal(CheckState.Expired, old.State);
        var renewal = application.CheckOf(CheckType.DbsEnhancedBarred);
        Assert.Equal((old.Id, true, true, 1), (renewal.Renews, renewal.Required, renewal.RequiredByLaw, renewal.Stage));
        Assert.Equal([Events.V1.CheckProgress.Raised, Events.V1.CheckProgress.Expired],
            events.All<CheckProgressed>().Where(e => e.Type is V1.CheckType.DbsEnhancedBarred).Select(e => e.Progress).Order());
        Assert.Contains("CHECK_DBS_ENHANCED_BARRED", application.ApprovalGaps(StageOne.AddMonths(36).AddDays(1), terms: null).Rules());
    }

    [Theory]
    [InlineData(ApplicationState.Withdrawn)]
    [InlineData(ApplicationState.RejectedAtEntry)]
    public void What_was_disclosed_is_purged_six_months_after_it_came_to_nothing(ApplicationState state)
    {
        var application = InStageOne(WithReferees());
        var check = application.Disclosed(application.People[0].Id);
        Assert.Null(application.ContentPurgeOn(check));
        (application.State, application.EndedOn) = (state, StageTwo);
        var purge = StageTwo.AddMonths(6);
        Assert.Equal(purge, application.ContentPurgeOn(check));
        Assert.Equal([CheckRules.ContentPurge], application.CheckDeadlines().Select(d => d.Rule));
        Assert.Empty(application.PassTimeOfChecks(purge.AddDays(-1)));

        var purged = Assert.IsType<ContentPurged>(Assert.Single(application.PassTimeOfChecks(purge)));

        Assert.Equal(check.Id.ToString(), purged.CheckId);
        Assert.Equal("CONTENT_NOT_HELD", Assert.Throws<RefusedException>(() => application.RevealCheckContent(check.Id, TeamManager, "papers", default)).Reason);
    }

    [Fact]
    public void What_was_disclosed_is_purged_six_months_after_the_decision()
    {
        var application = InStageTwo(WithReferees());
        var check = application.Disclosed(application.People[0].Id);
        application.DecideDisclosure(check.Id, accept: true, RationaleCode.Mitigated, null, StageOne.AddDays(9), ServiceManager);
        application.Process!.Decide(Decision.Approve, new(2026, 9, 24), "adm-1", "", disqualified: false);
        application.State = ApplicationState.Approved;

        Assert.Equal(new DateOnly(2027, 3, 24), application.ContentPurgeOn(check));
    }

    [Fact]
    public void Who_is_keyed_in_with_real_dates_alerts_nobody_and_undated_facts_belong_to_the_latest_day_known()
    {
        var application = InStageOne(WithReferees());
        application.HistoricEntry = true;
        var id = Guid.CreateVersion7();

        var events = application.AddPerson(id, Facts(ApplicationPersonKind.HouseholdMember), "", StageOne.AddDays(2));
        application.CorrectPerson(application.People[0].Id, Facts(ApplicationPersonKind.Applicant) with { Employed = true }, "", today: new(2030, 1, 1));

        Assert.Empty(events.All<DeadlineWarned>());
        Assert.Equal(StageOne.AddDays(2), application.CheckOf(CheckType.Employer).RaisedOn);
    }

    [Fact]
    public void Warnings_about_checks_are_local_and_go_to_the_assessor_and_the_manager()
    {
        var application = InStageOne(WithReferees(APerson(ApplicationPersonKind.HouseholdMember, new(2008, 4, 1))));
        foreach (var item in application.CheckDeadlines())
        {
            var urgency = Application.UrgencyOfCheck(item, item.DueOn);
            Assert.NotNull(urgency);
            Assert.Contains("TM", urgency.Value.Roles);
            Assert.NotEqual(WarningUrgency.Critical, urgency.Value.Urgency);
        }

        Assert.Null(Application.UrgencyOfCheck(new("PANEL_MEETS", "", StageOne, "", [], ""), StageOne));
    }

    [Fact]
    public void An_application_is_written_and_read_with_its_checks()
    {
        var application = InStageTwo(WithReferees(APerson(ApplicationPersonKind.HouseholdMember)));
        application.Clear(1, StageTwo);

        var read = Application.FromDocument(application.ToDocument(), Application.SchemaVersion);

        Assert.Equal(application.ToDocument(), read.ToDocument());
        Assert.Equal(application.Checks.Count, read.Checks.Count);
        Assert.Empty(read.StageOneGaps(StageTwo));
    }
}
