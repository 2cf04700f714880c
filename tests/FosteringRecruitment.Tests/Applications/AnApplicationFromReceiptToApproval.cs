using Suite.FosteringRecruitment.Applications;
using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.Households;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Tests.Applications;

/// <summary>One application as it usually goes: every day, limit and count of it, and what is refused on the way.</summary>
public sealed class AnApplicationFromReceiptToApproval
{
    static V1.Application Shown(Application application) => application.ToMessage(Given.ServiceManager, Given.Decided);

    static DateOnly Day(Suite.Types.V1.Date? date) => new(date!.Year, date.Month, date.Day);

    static DateOnly Due(Application application, string rule) => Assert.Single(application.DueItems(), i => i.Rule == rule).DueOn;

    [Fact]
    public void Eight_months_to_panel_run_from_the_application()
    {
        var enquiry = Given.AnInvitedEnquiry();
        var (application, events) = Application.Receive(Guid.CreateVersion7(), enquiry, Given.Received, FosteringRoute.Mainstream, [Given.AnApplicant()], Given.Team, Given.Targets, historicEntry: false);

        var received = events.Single<ApplicationReceived>();
        Assert.Equal((enquiry.Id.ToString(), 1, "WEBSITE", Channel.Online, "SPRING_2026"),
            (received.EnquiryId, received.ApplicantCount, received.SourceCode, received.Channel, received.CampaignCode));
        Assert.Equal((new DateOnly(2026, 11, 2), new DateOnly(2026, 2, 16)), (Day(received.PanelDueDate), Day(received.EnquiryReceivedDate)));
        Assert.Equal(["key-of-CA1001"], received.CarerKeys);
        Assert.Equal(new(2026, 11, 2), Due(application, "PANEL_RECOMMENDATION_DUE"));
        Assert.Equal(new(2026, 5, 2), Due(application, "STAGE_ONE_TARGET"));
    }

    [Fact]
    public void Stage_one_is_complete_on_the_day_of_its_last_information()
    {
        var application = Given.InStageOne();
        Given.EveryCheckBackClear(application, new(2026, 4, 20), stage: 1, but: CheckType.PreviousApplications);
        var last = Assert.Single(application.Checks, c => c.Type is CheckType.PreviousApplications);
        application.RequestCheck(last.PersonId, last.Type, new(2026, 3, 9));

        var events = application.RecordCheckResult(last.Id, CheckOutcome.Clear, Given.StageOneComplete, "");

        Assert.Equal((1, Given.StageOneComplete), (events.Single<StageCompleted>().Stage, Day(events.Single<StageCompleted>().StageDate)));
        Assert.Equal(ApplicationState.Stage1Complete, application.State);
        // 4 May is a bank holiday.
        Assert.Equal(new(2026, 5, 11), Due(application, "STAGE_ONE_REFUSAL_ENDS"));
    }

    [Fact]
    public void Stage_two_is_decided_on_after_eight_of_ten_working_days()
    {
        var application = Given.StageOneDone();

        var started = application.BeginStageTwo(Given.Proceeded).Single<StageStarted>();

        Assert.Equal((2, Given.Proceeded, new DateOnly(2026, 9, 7), false), (started.Stage, Day(started.StageDate), Day(started.TargetDate), started.ByTime));
        Assert.Equal((ApplicationState.Stage2Open, 8, true), (application.State, Shown(application).StageOneWorkingDaysUsed, Shown(application).StageTwoStarted));
        Assert.Equal(new(2026, 9, 7), Due(application, "STAGE_TWO_TARGET"));
    }

    [Fact]
    public void Comments_on_the_report_close_on_the_tenth_working_day_counting_its_own()
    {
        var application = Given.ReportShared();

        Assert.Equal(new(2026, 7, 31), Due(application, "COMMENTS_PERIOD_ENDS"));
        Assert.Equal((ReportKind.Full, "tm-1"), ((ReportKind)Shown(application).ReportKind, Shown(application).ReportSignedOffBy));
    }

    [Fact]
    public void Papers_are_due_five_working_days_before_the_panel()
    {
        var (application, panel) = Given.ListedForPanel();

        Assert.Equal(new(2026, 9, 8), Due(application, "PANEL_PAPERS_DUE"));
        Assert.Equal((new DateOnly(2026, 9, 8), new DateOnly(2026, 9, 15)), (Day(panel.ToMessage(Given.Listed).PapersDueDate), Due(application, "PANEL_MEETS")));
    }

    [Fact]
    public void The_panel_recommends_in_time()
    {
        var (application, panel) = Given.ListedForPanel();

        var recommended = Given.Recommend(application, Given.HoldPanel(panel), PanelRecommendation.RecommendApproval).Single<PanelRecommended>();

        Assert.Equal((panel.Id.ToString(), PanelMatter.Application, true), (recommended.PanelId, recommended.Matter, recommended.InTime));
        var shown = Shown(application);
        Assert.Equal((197, true, ""), (shown.DaysToPanel, shown.PanelInTime, shown.PanelId));
        Assert.Equal(["chair-1", "worker-1", "member-1", "member-2", "member-3"], Assert.Single(shown.Panels).Members);
        Assert.DoesNotContain(application.DueItems(), i => i.Rule is "PANEL_RECOMMENDATION_DUE" or "PANEL_MEETS");
    }

    [Fact]
    public void The_decision_is_due_seven_working_days_after_the_minutes_and_taken_after_four()
    {
        var application = Given.Recommended();
        Assert.Equal(new(2026, 9, 29), Due(application, "DECISION_DUE"));

        var (events, household, _) = Given.Approve(application);

        var made = events.Single<DecisionMade>();
        Assert.Equal((Suite.FosteringRecruitment.V1.Decision.Approve, 1, 2, false, household!.Id.ToString()), (made.Decision, made.CarerCount, made.Places, made.AgainstPanel, made.HouseholdId));
        Assert.Equal("2011-581/2026-06", made.RuleVersion);
        var shown = Shown(application);
        Assert.Equal((4, 197, 206, 220), (shown.DecisionWorkingDaysUsed, shown.DaysToPanel, shown.DaysToDecision, shown.EnquiryDaysToDecision));
        Assert.Equal((ApplicationState.Approved, Given.Decided, "2011-581/2026-06"), (shown.State, Day(shown.EndedDate), shown.RuleVersion));
        Assert.Null(shown.RetainUntilDate);
    }

    [Fact]
    public void The_applicants_are_told_orally_within_two_and_in_writing_within_five_working_days()
    {
        var application = Given.Approved();
        Assert.Equal(new(2026, 9, 28), Due(application, "ORAL_NOTICE_DUE"));
        Assert.Equal(new(2026, 10, 1), Due(application, "WRITTEN_NOTICE_DUE"));

        application.RecordNotice(new(2026, 9, 25), new(2026, 9, 30));

        Assert.DoesNotContain(application.DueItems(), i => i.Rule is "ORAL_NOTICE_DUE" or "WRITTEN_NOTICE_DUE");
    }

    [Fact]
    public void With_the_approval_the_household_is_on_the_register()
    {
        var adult = Given.AMember(born: new(2000, 1, 1));
        var child = Given.AMember(born: new(2015, 1, 1));
        var application = Given.Recommended(Given.Applied(Given.AnApplicant(), Given.AReferee(), Given.AReferee(), Given.AReferee(), adult, child));

        var (_, household, registered) = Given.Approve(application);

        var carer = Assert.Single(household!.Carers);
        Assert.Equal((Assert.Single(application.Applicants).Id, "key-of-CA1001"), (carer.Id, carer.Key));
        Assert.Equal([adult.Id, child.Id], household.Members.Select(m => m.Id));
        Assert.Equal((Given.Decided, application.Id, Given.Team), (household.ApprovedOn, household.ApplicationId!.Value, household.Team));
        Assert.Equal(household.Id, application.HouseholdId);
        // DBS and medical of the carer and DBS of the adult run out three years after they came back.
        Assert.Equal(
            [(carer.Id, CheckType.DbsEnhancedBarred), (carer.Id, CheckType.Medical), (adult.Id, CheckType.DbsEnhancedBarred)],
            household.Renewals.Select(r => (r.PersonId, r.Type)).OrderBy(r => r.PersonId != carer.Id).ThenBy(r => r.Type));
        Assert.All(household.Renewals, r => Assert.Equal((new DateOnly(2029, 4, 24), (DateOnly?)new DateOnly(2029, 4, 24)), (r.DueOn, r.ValidUntil)));
        Assert.Equal([PlacementType.ShortTerm, PlacementType.ShortBreak], registered.Single<HouseholdRegistered>().PlacementTypes);
    }

    [Fact]
    public void Regulation_26_1B_a_refusal_on_the_day_after_the_tenth_working_day_is_too_late_and_stage_2_is_open()
    {
        var application = Given.StageOneDone();

        Given.Cites("reg 26(1B)", "STAGE_ONE_REFUSAL_TOO_LATE", () => application.DeclineAtStageOne(new(2026, 5, 12), "Not suitable.", "tm-1"));
        var opened = Given.Pass(application, new(2026, 5, 12)).Single<StageStarted>();
        Assert.Equal((true, new DateOnly(2026, 5, 12), new DateOnly(2026, 9, 12)), (opened.ByTime, Day(opened.StageDate), Day(opened.TargetDate)));
        Given.Cites("reg 26(1B)", "STAGE_ONE_REFUSAL_TOO_LATE", () => application.DeclineAtStageOne(new(2026, 5, 12), "Not suitable.", "tm-1"));

        Assert.Equal((ApplicationState.Stage2Open, 10), (application.State, Shown(application).StageOneWorkingDaysUsed));
    }

    [Fact]
    public void Regulation_25_nobody_is_approved_before_the_panel_recommended()
    {
        var application = Given.ReportShared();

        Given.Cites("reg 25", "MOVE_NOT_ALLOWED", () => Given.Approve(application));
    }

    [Fact]
    public void Regulation_27_4_nobody_decides_who_sat_on_the_panel()
    {
        var application = Given.Recommended();

        Given.Cites("reg 27(4)", "DECISION_MAKER_SAT_ON_PANEL", () => Given.Approve(application, by: "member-2"));
    }

    [Fact]
    public void Regulation_24_chair_and_one_social_worker_and_two_others_are_no_quorum()
    {
        var panel = Given.AScheduledPanel();

        var refused = Given.Refused("PANEL_NOT_QUORATE", () => panel.RecordHeld(["chair-1", "worker-1", "member-1", "member-2"], Given.PanelDay));

        Assert.Equal([("PANEL_MEMBERS", Given.Regulations + "reg 24")], refused.Rules.Select(r => (r.Rule, r.Citation!)));
        Assert.Equal(PanelState.Scheduled, panel.State);
    }
}
