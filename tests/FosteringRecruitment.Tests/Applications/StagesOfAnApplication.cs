using Suite.FosteringRecruitment.Applications;
using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.V1;

namespace Suite.FosteringRecruitment.Tests.Applications;

public sealed class StagesOfAnApplication
{
    static DateOnly Day(Suite.Types.V1.Date? date) => new(date!.Year, date.Month, date.Day);

    [Fact]
    public void Opening_stage_one_raises_the_checks_of_everybody()
    {
        var application = Given.Applied();

        var events = application.OpenStageOne(Given.StageOneOpened);

        Assert.Equal((1, Given.StageOneOpened), (events.Single<StageStarted>().Stage, Day(events.Single<StageStarted>().StageDate)));
        Assert.Equal(application.Checks.Count, events.OfType<CheckProgressed>().Count());
        Assert.Contains(application.Checks, c => c.Type is CheckType.DbsEnhancedBarred);
        Given.Refused("MOVE_NOT_ALLOWED", () => application.OpenStageOne(Given.StageOneOpened));
        Given.Refused("DATE_OUT_OF_ORDER", () => Given.Applied().OpenStageOne(Given.Received.AddDays(-1)));
    }

    [Fact]
    public void An_application_that_is_not_taken_on_is_kept_three_years()
    {
        var application = Given.Applied();

        var rejected = application.RejectAtEntry(new(2026, 3, 6), "Outside the area.").Single<ApplicationRejected>();

        Assert.Equal(new(2026, 3, 6), Day(rejected.RejectedDate));
        Assert.Equal((ApplicationState.RejectedAtEntry, new DateOnly(2029, 3, 6)), (application.State, application.RetainUntil!.Value));
        var retention = Assert.Single(application.DueItems());
        Assert.Equal(("RETENTION_ENDS", new DateOnly(2029, 3, 6), Given.Regulations + "reg 32"), (retention.Rule, retention.DueOn, retention.Citation));
        Given.Refused("MOVE_NOT_ALLOWED", () => application.OpenStageOne(new(2026, 3, 9)));
        Given.Refused("MOVE_NOT_ALLOWED", () => Given.InStageOne().RejectAtEntry(new(2026, 3, 9), "Too late."));
    }

    [Fact]
    public void Stage_two_may_begin_beside_stage_one_and_goes_on_from_its_own_day()
    {
        var application = Given.InStageOne();
        Given.Refused("DATE_OUT_OF_ORDER", () => application.BeginStageTwo(Given.StageOneOpened.AddDays(-1)));

        Assert.Equal(new(2026, 8, 1), Day(application.BeginStageTwo(new(2026, 4, 1)).Single<StageStarted>().TargetDate));
        Assert.Equal(ApplicationState.Stage1Open, application.State);
        Given.Refused("STAGE_TWO_OPEN", () => application.BeginStageTwo(new(2026, 4, 2)));
        Given.Refused("MOVE_NOT_ALLOWED", () => application.ShareReport(ReportKind.Full, new(2026, 4, 2), "tm-1"));

        Given.EveryCheckBackClear(application, Given.StageOneComplete, stage: 1);
        application.AfterCheckMoved(Given.StageOneComplete);
        Assert.Equal(ApplicationState.Stage1Complete, application.State);
        var goesOn = application.BeginStageTwo(Given.Proceeded).Single<StageStarted>();

        Assert.Equal((ApplicationState.Stage2Open, new DateOnly(2026, 4, 1)), (application.State, Day(goesOn.StageDate)));
        Assert.Equal((8, new DateOnly(2026, 4, 1)), (application.ToMessage(Given.ServiceManager, Given.Proceeded).StageOneWorkingDaysUsed, application.Process!.StageTwoOn!.Value));
        Given.Refused("STAGE_TWO_OPEN", () => application.BeginStageTwo(Given.Proceeded));
    }

    [Fact]
    public void Stage_two_that_ran_beside_stage_one_opens_by_itself_where_nobody_was_refused_in_time()
    {
        var application = Given.InStageOne();
        application.BeginStageTwo(new(2026, 4, 1));
        Given.EveryCheckBackClear(application, Given.StageOneComplete, stage: 1);
        application.AfterCheckMoved(Given.StageOneComplete);

        Assert.DoesNotContain(Given.Pass(application, Given.LastDayToRefuse), e => e is StageStarted);
        Assert.True(Given.Pass(application, Given.LastDayToRefuse.AddDays(1)).Single<StageStarted>().ByTime);
        Assert.Empty(Given.Pass(application, Given.LastDayToRefuse.AddDays(1)));

        Assert.Equal((ApplicationState.Stage2Open, Given.LastDayToRefuse.AddDays(1)), (application.State, application.ProceededOn!.Value));
    }

    [Fact]
    public void A_leap_over_many_days_opens_stage_two_on_its_day()
    {
        var application = Given.StageOneDone();

        Given.Pass(application, new(2026, 7, 1));

        Assert.Equal(new(2026, 5, 12), application.Process!.StageTwoOn);
        Assert.Equal(new(2026, 5, 12), application.StateSince);
    }

    [Fact]
    public void Regulation_26_1B_applicants_are_refused_at_stage_1_up_to_the_tenth_working_day()
    {
        var application = Given.StageOneDone();
        Given.Refused("DATE_OUT_OF_ORDER", () => application.DeclineAtStageOne(Given.StageOneComplete.AddDays(-1), "Not suitable.", "tm-1"));

        var made = application.DeclineAtStageOne(Given.LastDayToRefuse, "Not suitable.", "tm-1").Single<DecisionMade>();

        Assert.Equal((true, V1.Decision.NotApprove, false, "2011-581/2026-06"), (made.AtStageOne, made.Decision, made.BySilence, made.RuleVersion));
        Assert.Equal((ApplicationState.Stage1Declined, Given.LastDayToRefuse.AddYears(3)), (application.State, application.RetainUntil!.Value));
        Assert.Empty(Given.Pass(application, Given.LastDayToRefuse.AddDays(30)).OfType<StageStarted>());
    }

    [Fact]
    public void Applicants_may_be_refused_before_all_stage_one_information_is_there()
    {
        var application = Given.InStageOne();
        Given.Refused("DATE_OUT_OF_ORDER", () => application.DeclineAtStageOne(Given.StageOneOpened.AddDays(-1), "Not suitable.", "tm-1"));

        application.DeclineAtStageOne(new(2026, 3, 30), "Not suitable.", "tm-1");

        Assert.Equal(ApplicationState.Stage1Declined, application.State);
        Given.Refused("MOVE_NOT_ALLOWED", () => Given.Applied().DeclineAtStageOne(new(2026, 3, 30), "Not suitable.", "tm-1"));
    }

    [Fact]
    public void After_a_refusal_at_stage_one_there_are_neither_representations_nor_a_review()
    {
        var application = Given.StageOneDone();
        application.DeclineAtStageOne(Given.LastDayToRefuse, "Not suitable.", "tm-1");

        Given.Refused("MOVE_NOT_ALLOWED", () => application.MakeRepresentations(Given.LastDayToRefuse));
        Given.Refused("MOVE_NOT_ALLOWED", () => application.SeekIndependentReview(Given.LastDayToRefuse, Given.LastDayToRefuse));
        Assert.DoesNotContain(application.DueItems(), i => i.Rule is "ORAL_NOTICE_DUE" or "WRITTEN_NOTICE_DUE" or "DETERMINATION_PERIOD_ENDS");
    }

    [Fact]
    public void Who_decided_to_go_on_does_not_refuse_at_stage_one_any_more() =>
        Given.Refused("MOVE_NOT_ALLOWED", () => Given.InStageTwo().DeclineAtStageOne(Given.Proceeded, "Not suitable.", "tm-1"));

    [Fact]
    public void A_full_report_waits_for_every_check_of_stage_two_and_a_brief_one_for_none()
    {
        var application = Given.InStageTwo();

        var refused = Given.Refused("CHECKS_OUTSTANDING", () => application.ShareReport(ReportKind.Full, Given.ReportSent, "tm-1"));
        Assert.Contains("CHECK_HOME_SAFETY", refused.Rules.Select(r => r.Rule));
        Assert.All(refused.Rules, r => Assert.NotEmpty(r.Citation!));
        Given.Refused("DATE_OUT_OF_ORDER", () => application.ShareReport(ReportKind.Brief, Given.Proceeded.AddDays(-1), "tm-1"));

        var events = application.ShareReport(ReportKind.Brief, Given.ReportSent, "tm-1");

        Assert.Equal((V1.ReportKind.Brief, Given.CommentsEnd), (events.Single<ReportShared>().Kind, Day(events.Single<ReportShared>().CommentsDueDate)));
        Assert.Equal((2, ApplicationState.BriefReportShared), (events.Single<StageCompleted>().Stage, application.State));
    }

    [Fact]
    public void A_report_is_shared_in_stage_two_only()
    {
        Given.Refused("MOVE_NOT_ALLOWED", () => Given.StageOneDone().ShareReport(ReportKind.Full, Given.ReportSent, "tm-1"));
        Given.Refused("MOVE_NOT_ALLOWED", () => Given.ReportShared().ShareReport(ReportKind.Full, Given.ReportSent, "tm-1"));
    }

    [Fact]
    public void Comments_are_on_a_report()
    {
        var application = Given.ReportShared();
        Given.Refused("DATE_OUT_OF_ORDER", () => application.RecordComments(Given.ReportSent.AddDays(-1), ""));

        application.RecordComments(Given.ReportSent.AddDays(2), "Agreed.");

        Assert.DoesNotContain(application.DueItems(), i => i.Rule is "COMMENTS_PERIOD_ENDS");
        Given.Refused("MOVE_NOT_ALLOWED", () => Given.InStageTwo().RecordComments(Given.ReportSent, ""));
    }

    [Fact]
    public void Applicants_may_withdraw_up_to_an_approval_or_final_refusal()
    {
        Application[] open =
        [
            Given.Applied(), Given.InStageOne(), Given.StageOneDone(), Given.InStageTwo(), Given.ReportShared(), Given.ReportShared(kind: ReportKind.Brief),
            Given.ListedForPanel().Application, Given.Deferred(), Given.Recommended(), Given.Determined(), Given.MadeRepresentations(), Given.InIndependentReview(),
            Given.InFinalDecision(),
        ];
        // Every state but the five in which it has ended, and the unspecified one.
        Assert.Equal(Enum.GetValues<ApplicationState>().Length - 6, open.DistinctBy(a => a.State).Count());
        foreach (var application in open)
        {
            var from = application.State;
            Given.Refused("DATE_OUT_OF_ORDER", () => application.Withdraw(WithdrawalCode.Aw1, application.StateSince.AddDays(-1)));

            var withdrawn = application.Withdraw(WithdrawalCode.Aw1, application.StateSince).Single<ApplicationWithdrawn>();

            Assert.Equal((from, WithdrawalCode.Aw1), (withdrawn.FromState, withdrawn.Code));
            Assert.Equal((ApplicationState.Withdrawn, null as Guid?, application.EndedOn!.Value.AddYears(3)), (application.State, application.PanelId, application.RetainUntil!.Value));
            Assert.Equal(["RETENTION_ENDS"], application.DueItems().Select(i => i.Rule).Where(r => !r.StartsWith("CHECK", StringComparison.Ordinal) && !r.StartsWith("DBS", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void What_has_ended_is_not_withdrawn_held_or_given_away()
    {
        foreach (var ended in (Application[])[Given.Withdrawn(), Given.Approved()])
        {
            Given.Refused("MOVE_NOT_ALLOWED", () => ended.Withdraw(WithdrawalCode.Aw0, new(2026, 12, 1)));
            Given.Refused("MOVE_NOT_ALLOWED", () => ended.PutOnHold(ApplicationHoldReason.Other, new(2026, 12, 1)));
            Given.Refused("MOVE_NOT_ALLOWED", () => ended.AllocateTo("OTHER", "", Given.ServiceManager));
        }
    }

    [Fact]
    public void A_hold_explains_lateness_and_moves_no_limit()
    {
        var application = Given.StageOneDone();
        var limits = application.DueItems().Select(i => (i.Rule, i.DueOn)).ToList();

        Assert.Equal("BEREAVEMENT", application.PutOnHold(ApplicationHoldReason.Bereavement, new(2026, 4, 28)).Single<HoldStarted>().Reason);
        Given.Refused("ALREADY_ON_HOLD", () => application.PutOnHold(ApplicationHoldReason.Other, new(2026, 4, 29)));
        Assert.True(application.ToMessage(Given.ServiceManager, Given.Proceeded).OnHold);
        Assert.Equal(limits, application.DueItems().Select(i => (i.Rule, i.DueOn)));
        Given.Pass(application, new(2026, 5, 12));
        Assert.Equal(ApplicationState.Stage2Open, application.State);

        Given.Refused("DATE_OUT_OF_ORDER", () => application.Resume(new(2026, 4, 27)));
        Assert.Equal(new(2026, 5, 20), Day(application.Resume(new(2026, 5, 20)).Single<HoldEnded>().ResumeDate));
        Given.Refused("NOT_ON_HOLD", () => application.Resume(new(2026, 5, 21)));
        Given.Refused("DATE_OUT_OF_ORDER", () => application.PutOnHold(ApplicationHoldReason.Abroad, new(2026, 5, 1)));
    }

    [Fact]
    public void A_hold_ends_with_the_application()
    {
        var application = Given.InStageOne();
        application.PutOnHold(ApplicationHoldReason.HouseMove, new(2026, 4, 1));

        application.Withdraw(WithdrawalCode.Aw3, new(2026, 4, 8));

        Assert.Equal(new(2026, 4, 8), Assert.Single(application.Holds).ResumedOn);
        Given.Refused("NOT_ON_HOLD", () => application.Resume(new(2026, 4, 9)));
    }

    [Fact]
    public void Who_worked_a_restricted_enquiry_knows_of_the_application_that_came_of_it()
    {
        var enquiry = Given.AnInvitedEnquiry();
        (enquiry.Restricted, enquiry.Worker, enquiry.Access) = (true, "recruiter-1", ["friend-1"]);
        var (application, _) = Application.Receive(Guid.CreateVersion7(), enquiry, Given.Received, FosteringRoute.Mainstream, [Given.AnApplicant()], Given.Team, Given.Targets, historicEntry: false);

        Assert.True(application.MayBeKnownTo(Given.Staff("RECRUIT", "recruiter-1")));
        Assert.True(application.MayBeKnownTo(Given.Staff("RECRUIT", "friend-1")));
        Assert.False(application.MayBeKnownTo(Given.Staff("RECRUIT", "recruiter-2")));
        Assert.False(application.MayBeKnownTo(Given.TeamManager));
        Given.Refused("RESTRICTION_NOT_YOURS", () => application.SetRestriction(false, [], Given.TeamManager));
        application.SetRestriction(false, [], Given.ServiceManager);
        Assert.True(application.MayBeKnownTo(Given.TeamManager));
    }

    [Fact]
    public void Time_passes_on_a_historic_entry_only_up_to_its_acts_and_nobody_is_warned()
    {
        var (application, _) = Application.Receive(Guid.CreateVersion7(), Given.AnInvitedEnquiry(), Given.Received, FosteringRoute.Mainstream,
            [Given.AnApplicant(), Given.AReferee(), Given.AReferee(), Given.AReferee()], Given.Team, Given.Targets, historicEntry: true);
        Assert.False(application.WatchedByClock);
        Given.StageOneDone(application);

        Assert.DoesNotContain(Given.Pass(application, new(2026, 5, 12)), e => e is DeadlineWarned);
        Assert.Equal(ApplicationState.Stage2Open, application.State);
        application.FinishHistoricEntry(new(2026, 5, 13));

        Assert.True(application.WatchedByClock);
        Given.Refused("NOT_A_HISTORIC_ENTRY", () => application.FinishHistoricEntry(new(2026, 5, 13)));
    }

    [Fact]
    public void A_statutory_limit_is_critical_on_its_day_and_a_local_target_never()
    {
        var application = Given.StageOneDone();

        var warned = Given.Pass(application, new(2026, 5, 11)).OfType<DeadlineWarned>().Where(w => w.Rule == "STAGE_ONE_REFUSAL_ENDS").ToList();

        Assert.Equal([(new DateOnly(2026, 5, 8), WarningSeverity.Warning), (new DateOnly(2026, 5, 11), WarningSeverity.Critical)],
            warned.Select(w => (Day(w.WarningDate), w.Severity)));
        var target = Given.Pass(Given.InStageOne(), new(2026, 5, 2)).OfType<DeadlineWarned>().Where(w => w.Rule == "STAGE_ONE_TARGET").ToList();
        Assert.Equal([WarningSeverity.Notice, WarningSeverity.Warning], target.Select(w => w.Severity));
    }
}
