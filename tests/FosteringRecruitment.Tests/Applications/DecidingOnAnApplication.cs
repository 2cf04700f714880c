using Suite.FosteringRecruitment.Applications;
using Suite.FosteringRecruitment.Events.V1;
using Suite.FosteringRecruitment.V1;

namespace Suite.FosteringRecruitment.Tests.Applications;

public sealed class DecidingOnAnApplication
{
    static DateOnly Day(Suite.Types.V1.Date? date) => new(date!.Year, date.Month, date.Day);

    [Fact]
    public void Regulation_26_2_d_no_panel_before_the_applicants_commented_or_their_time_is_over()
    {
        var panel = Given.AScheduledPanel();
        foreach (var kind in (ReportKind[])[ReportKind.Full, ReportKind.Brief])
        {
            var application = Given.ReportShared(kind: kind);
            Given.Cites("reg 26(2)(d)", "COMMENTS_PERIOD_OPEN", () => application.ListForPanel(panel.Id, panel.On, Given.CommentsEnd));
        }

        var commented = Given.ReportShared();
        commented.RecordComments(Given.ReportSent.AddDays(1), "");
        var listed = commented.ListForPanel(panel.Id, panel.On, Given.ReportSent.AddDays(1)).Single<PanelListed>();

        Assert.Equal((panel.Id.ToString(), PanelMatter.Application, Given.PanelDay), (listed.PanelId, listed.Matter, Day(listed.PanelDate)));
        Assert.Equal(ApplicationState.PanelListed, commented.State);
    }

    [Fact]
    public void An_application_is_moved_to_another_panel()
    {
        var (application, panel) = Given.ListedForPanel();
        var later = Given.AScheduledPanel(new(2026, 10, 13));
        Given.Refused("MOVE_NOT_ALLOWED", () => application.ListForPanel(panel.Id, panel.On, Given.Listed));
        Given.Refused("DATE_OUT_OF_ORDER", () => application.ListForPanel(later.Id, later.On, Given.Listed.AddDays(-1)));
        Given.Refused("DATE_OUT_OF_ORDER", () => application.ListForPanel(later.Id, Given.Listed.AddDays(1), Given.Listed.AddDays(2)));

        application.ListForPanel(later.Id, later.On, Given.Listed.AddDays(1));

        Assert.Equal(later.Id, application.PanelId);
        Given.Refused("MOVE_NOT_ALLOWED", () => Given.Recommend(application, Given.HoldPanel(panel), PanelRecommendation.RecommendApproval));
        Given.Refused("MOVE_NOT_ALLOWED", () => Given.InStageTwo().ListForPanel(panel.Id, panel.On, Given.Listed));
    }

    [Fact]
    public void Regulation_25_nothing_is_recommended_before_the_panel_met()
    {
        var (application, panel) = Given.ListedForPanel();

        Given.Cites("reg 25", "PANEL_NOT_HELD", () => Given.Recommend(application, panel, PanelRecommendation.RecommendApproval));
        Given.Refused("MOVE_NOT_ALLOWED", () => Given.Recommend(Given.ReportShared(), Given.HoldPanel(panel), PanelRecommendation.RecommendApproval));
    }

    [Fact]
    public void Regulation_24_who_declared_an_interest_in_the_matter_does_not_count_for_its_quorum()
    {
        var (application, panel) = Given.ListedForPanel();
        panel.DeclareConflict("worker-1", application.Id, "NEIGHBOUR");
        Given.HoldPanel(panel);

        var refused = Given.Refused("PANEL_NOT_QUORATE", () => Given.Recommend(application, panel, PanelRecommendation.RecommendApproval));

        Assert.Equal(["PANEL_SOCIAL_WORKER", "PANEL_MEMBERS"], refused.Rules.Select(r => r.Rule));
        Assert.All(refused.Rules, r => Assert.Equal(Given.Regulations + "reg 24", r.Citation));
        Assert.Equal(ApplicationState.PanelListed, application.State);
    }

    [Fact]
    public void Regulation_25_2A_on_a_brief_report_the_panel_asks_for_a_full_one_or_finds_not_suitable()
    {
        var (application, panel) = Given.ListedForPanel(kind: ReportKind.Brief);
        Given.HoldPanel(panel);
        foreach (var other in (PanelRecommendation[])[PanelRecommendation.RecommendApproval, PanelRecommendation.Defer])
            Given.Cites("reg 25(2A), 26(3)", "BRIEF_REPORT_RECOMMENDATION", () => Given.Recommend(application, panel, other));

        Given.Recommend(application, panel, PanelRecommendation.FullReportRequested);

        Assert.Equal((ApplicationState.Stage2Open, null as Guid?), (application.State, application.PanelId));
        application.ShareReport(ReportKind.Full, new(2026, 9, 28), "tm-1");
        Assert.Equal(new(2026, 10, 9), application.Process!.CommentsDueOn);
    }

    [Fact]
    public void After_a_deferral_it_goes_to_another_panel_or_back_to_stage_two()
    {
        var again = Given.Deferred();
        var later = Given.AScheduledPanel(new(2026, 10, 13));
        again.ListForPanel(later.Id, later.On, Given.PanelDay.AddDays(1));
        Given.Recommend(again, Given.HoldPanel(later), PanelRecommendation.RecommendApproval);
        Assert.Equal((ApplicationState.PanelRecommended, 2), (again.State, again.PanelIds.Count));
        Assert.Equal([Given.Listed, Given.PanelDay.AddDays(1)], again.PanelsListedOn);

        var back = Given.Deferred();
        Given.Refused("DATE_OUT_OF_ORDER", () => back.ReturnToStageTwo(Given.PanelDay.AddDays(-1)));
        var started = back.ReturnToStageTwo(Given.PanelDay.AddDays(2)).Single<StageStarted>();
        Assert.Equal((2, Given.PanelDay.AddDays(2), ApplicationState.Stage2Open), (started.Stage, Day(started.StageDate), back.State));
        Given.Refused("MOVE_NOT_ALLOWED", () => back.ReturnToStageTwo(Given.PanelDay.AddDays(2)));
    }

    [Fact]
    public void Minutes_follow_the_recommendation()
    {
        var (application, panel) = Given.ListedForPanel();
        Given.Refused("MOVE_NOT_ALLOWED", () => application.RecordMinutesSent(Given.Minutes));
        Given.Recommend(application, Given.HoldPanel(panel), PanelRecommendation.RecommendApproval);

        Given.Refused("DATE_OUT_OF_ORDER", () => application.RecordMinutesSent(Given.PanelDay.AddDays(-1)));
    }

    [Fact]
    public void Everything_that_stands_in_the_way_of_an_approval_is_named_with_its_regulation()
    {
        var application = Given.Recommended(Given.Applied(Given.AnApplicant(stillApprovedElsewhere: true), Given.AReferee(), Given.AReferee(), Given.AReferee()));
        Given.Rejects(application, Assert.Single(application.Applicants).Id);

        var refused = Given.Refused("DECISION_INCOMPLETE",
            () => application.Decide(Decision.Approve, Given.Decided, "Suitable.", null, "adm-1", Given.Targets, Guid.CreateVersion7()));

        var citations = refused.Rules.ToDictionary(r => r.Rule, r => r.Citation);
        Assert.Equal(Given.Regulations + "reg 27(1)", citations["APPROVED_ELSEWHERE"]);
        Assert.Equal(Given.Regulations + "reg 26(5)", citations["DISQUALIFIED"]);
        Assert.Equal(Given.Regulations + "reg 27(5)", citations["TERMS"]);
        Assert.Contains("CHECK_DBS_ENHANCED_BARRED", citations.Keys);
        Assert.Equal((ApplicationState.PanelRecommended, null as Terms, null as Guid?), (application.State, application.Terms, application.HouseholdId));
    }

    [Fact]
    public void Regulation_26_5_somebody_convicted_of_a_specified_offence_is_not_suitable_until_excepted_for_a_child()
    {
        var adult = Given.AMember(born: new(2000, 1, 1));
        var application = Given.Recommended(Given.Applied(Given.AnApplicant(), Given.AReferee(), Given.AReferee(), Given.AReferee(), adult));
        Given.Rejects(application, adult.Id);
        Assert.Contains(Given.Regulations + "reg 26(5)", Given.Refused("DECISION_INCOMPLETE", () => Given.Approve(application)).Rules.Select(r => r.Citation));

        // Regulation 26(8): the exception names a child, and only that child is approved for.
        var check = application.Checks.Find(c => c.PersonId == adult.Id && c.Type is CheckType.DbsEnhancedBarred)!;
        (check.State, check.Accepted, check.Rationale) = (CheckState.Accepted, true, RationaleCode.WelfareException);
        application.ExceptionChildReference = "CH2001";
        Assert.Equal([("NAMED_CHILD_ONLY", Given.Regulations + "reg 26(8)")],
            Given.Refused("DECISION_INCOMPLETE", () => Given.Approve(application)).Rules.Select(r => (r.Rule, r.Citation!)));

        Given.Approve(application, terms: new(1, 0, 17, ApprovalSex.Any, [PlacementType.NamedChild], false, ["CH2001"]));
        Assert.Equal(ApplicationState.Approved, application.State);
    }

    [Fact]
    public void Regulation_27_4_who_declared_an_interest_sat_on_the_panel_all_the_same()
    {
        var (application, panel) = Given.ListedForPanel();
        panel.SetMembers([.. Given.Members, new("adm-2", PanelRole.Member, false)]);
        panel.DeclareConflict("adm-2", application.Id, "DECIDES");
        Given.Recommend(application, Given.HoldPanel(panel), PanelRecommendation.RecommendApproval);

        Given.Cites("reg 27(4)", "DECISION_MAKER_SAT_ON_PANEL", () => Given.Approve(application, by: "adm-2"));
        Assert.Equal(["adm-2"], Assert.Single(application.ToMessage(Given.ServiceManager, Given.Decided).Panels).Conflicted);
    }

    [Fact]
    public void Regulation_27_4_counts_every_panel_not_only_the_last()
    {
        var application = Given.Deferred();
        var later = Given.AScheduledPanel(new(2026, 10, 13), members: [new("chair-2", PanelRole.Chair, false), new("worker-2", PanelRole.SocialWorker, false),
            new("member-4", PanelRole.Member, false), new("member-5", PanelRole.Member, false), new("member-6", PanelRole.Member, false)]);
        application.ListForPanel(later.Id, later.On, Given.PanelDay.AddDays(1));
        Given.Recommend(application, Given.HoldPanel(later), PanelRecommendation.RecommendApproval);

        Given.Cites("reg 27(4)", "DECISION_MAKER_SAT_ON_PANEL", () => Given.Approve(application, new(2026, 10, 20), by: "chair-1"));
    }

    [Fact]
    public void The_decision_maker_may_differ_from_the_panel_and_it_is_said()
    {
        Assert.True(Given.Approve(Given.Recommended(recommendation: PanelRecommendation.RecommendNotSuitable)).Events.Single<DecisionMade>().AgainstPanel);
        Assert.True(Given.Refuse(Given.Recommended()).Single<DecisionMade>().AgainstPanel);
        Assert.False(Given.Refuse(Given.Recommended(recommendation: PanelRecommendation.RecommendNotSuitable)).Single<DecisionMade>().AgainstPanel);
    }

    [Fact]
    public void One_decision_is_taken_once()
    {
        var application = Given.Approved();

        Given.Refused("MOVE_NOT_ALLOWED", () => Given.Approve(application));
        Given.Refused("MOVE_NOT_ALLOWED", () => Given.Refuse(application));
        Given.Refused("DATE_OUT_OF_ORDER", () => Given.Approve(Given.Recommended(), Given.PanelDay.AddDays(-1)));
    }

    [Fact]
    public void Where_the_panel_step_is_off_the_decision_waits_for_the_comments_only()
    {
        var application = Given.ReportShared();
        Given.Cites("reg 26(2)(d)", "COMMENTS_PERIOD_OPEN", () => Given.Approve(application, Given.CommentsEnd, targets: Given.WithoutPanel));
        Given.Cites("reg 27(6)", "MOVE_NOT_ALLOWED", () => Given.Refuse(application, Decision.NotApprove, Given.CommentsEnd.AddDays(3), Given.WithoutPanel));

        var (events, household, _) = Given.Approve(application, Given.CommentsEnd.AddDays(3), targets: Given.WithoutPanel);

        Assert.Equal((ApplicationState.Approved, false), (application.State, events.Single<DecisionMade>().AgainstPanel));
        Assert.NotNull(household);
        var brief = Given.ReportShared(kind: ReportKind.Brief);
        Given.Refused("MOVE_NOT_ALLOWED", () => Given.Approve(brief, Given.CommentsEnd.AddDays(3), targets: Given.WithoutPanel));
        var proposed = Given.ReportShared();
        Given.Refuse(proposed, on: Given.CommentsEnd.AddDays(3), targets: Given.WithoutPanel);
        Assert.Equal(ApplicationState.QdIssued, proposed.State);
    }

    [Fact]
    public void Regulation_27_6_a_determination_may_be_answered_for_28_days_and_stands_on_the_day_after()
    {
        var application = Given.Determined();
        var last = Given.Decided.AddDays(28);
        Assert.Equal(last, Assert.Single(application.DueItems(), i => i.Rule == "DETERMINATION_PERIOD_ENDS").DueOn);
        Given.Cites("reg 27(6)", "DETERMINATION_PERIOD_OVER", () => application.MakeRepresentations(last.AddDays(1)));
        Given.Cites("reg 27(6)", "DETERMINATION_PERIOD_OVER", () => application.SeekIndependentReview(last.AddDays(1), last.AddDays(1)));
        Given.Refused("DATE_OUT_OF_ORDER", () => application.MakeRepresentations(Given.Decided.AddDays(-1)));
        Assert.DoesNotContain(Given.Pass(application, last), e => e is DecisionMade);

        var stands = Given.Pass(application, last.AddDays(1)).Single<DecisionMade>();

        Assert.Equal((true, V1.Decision.NotApprove, last.AddDays(1)), (stands.BySilence, stands.Decision, Day(stands.DecisionDate)));
        Assert.Equal((ApplicationState.NotApproved, last.AddDays(1).AddYears(3)), (application.State, application.RetainUntil!.Value));
        Given.Cites("reg 27(6)", "DETERMINATION_PERIOD_OVER", () => application.MakeRepresentations(last));
        Assert.Equal("SYSTEM", application.ToMessage(Given.ServiceManager, last).Decisions[^1].DecidedBy);
    }

    [Fact]
    public void Representations_go_back_to_panel_and_then_to_the_final_decision()
    {
        var application = Given.MadeRepresentations();
        Given.Refused("MOVE_NOT_ALLOWED", () => application.SeekIndependentReview(Given.Decided.AddDays(6), Given.Decided.AddDays(6)));
        Assert.DoesNotContain(Given.Pass(application, Given.Decided.AddDays(40)), e => e is DecisionMade);

        var panel = Given.AScheduledPanel(new(2026, 11, 17));
        application.ListForPanel(panel.Id, panel.On, new(2026, 11, 5));
        Given.Recommend(application, Given.HoldPanel(panel), PanelRecommendation.RecommendApproval);
        Assert.Equal(ApplicationState.FinalDecision, application.State);
        application.RecordMinutesSent(new(2026, 11, 19));
        Assert.Equal(new(2026, 11, 30), Assert.Single(application.DueItems(), i => i.Rule == "DECISION_DUE").DueOn);
        Given.Refused("MOVE_NOT_ALLOWED", () => Given.Refuse(application, on: new(2026, 11, 24)));

        Given.Approve(application, new(2026, 11, 24));

        Assert.Equal(ApplicationState.Approved, application.State);
        Assert.Equal(3, application.ToMessage(Given.ServiceManager, new(2026, 11, 24)).DecisionWorkingDaysUsed);
        // The first decision, not the last, is what applicants waited for.
        Assert.Equal(206, application.ToMessage(Given.ServiceManager, new(2026, 11, 24)).DaysToDecision);
    }

    [Fact]
    public void An_independent_review_has_its_papers_in_ten_working_days_and_ends_in_the_final_decision()
    {
        var application = Given.InIndependentReview();
        Given.Refused("MOVE_NOT_ALLOWED", () => application.MakeRepresentations(Given.Decided.AddDays(8)));
        // Notified on Wednesday 30 September.
        Assert.Equal(new(2026, 10, 14), Assert.Single(application.DueItems(), i => i.Rule == "IRM_PAPERS_DUE").DueOn);
        Given.Refused("DATE_OUT_OF_ORDER", () => application.RecordReviewPapersSent(Given.Decided));
        application.RecordReviewPapersSent(new(2026, 10, 12));
        Assert.DoesNotContain(application.DueItems(), i => i.Rule == "IRM_PAPERS_DUE");
        Given.Refused("DATE_OUT_OF_ORDER", () => application.RecordReviewOutcome(Given.Decided, PanelRecommendation.RecommendApproval));

        application.RecordReviewOutcome(new(2026, 12, 1), PanelRecommendation.RecommendNotSuitable);
        Assert.Equal(ApplicationState.FinalDecision, application.State);
        var made = Given.Refuse(application, Decision.NotApprove, new(2026, 12, 8)).Single<DecisionMade>();

        Assert.Equal((V1.Decision.NotApprove, ApplicationState.NotApproved, new DateOnly(2029, 12, 8)), (made.Decision, application.State, application.RetainUntil!.Value));
        Given.Refused("MOVE_NOT_ALLOWED", () => application.RecordReviewPapersSent(new(2026, 12, 9)));
        Given.Refused("MOVE_NOT_ALLOWED", () => application.RecordReviewOutcome(new(2026, 12, 9), PanelRecommendation.RecommendApproval));
    }

    [Fact]
    public void Regulation_27_7_a_disqualification_is_not_taken_to_the_independent_review()
    {
        var application = Given.Recommended(recommendation: PanelRecommendation.RecommendNotSuitable);
        Given.Rejects(application, Assert.Single(application.Applicants).Id);
        Given.Refuse(application);

        Given.Cites("reg 27(7)", "IRM_NOT_AVAILABLE", () => application.SeekIndependentReview(Given.Decided.AddDays(1), Given.Decided.AddDays(1)));
        application.MakeRepresentations(Given.Decided.AddDays(1));
        Assert.Equal(ApplicationState.Representations, application.State);
    }

    [Fact]
    public void A_final_refusal_follows_a_determination() =>
        Given.Refused("MOVE_NOT_ALLOWED", () => Given.Refuse(Given.Recommended(), Decision.NotApprove));

    [Fact]
    public void There_is_nothing_to_be_told_of_before_a_decision()
    {
        Given.Refused("MOVE_NOT_ALLOWED", () => Given.Applied().RecordNotice(Given.Decided, null));
        Given.Refused("MOVE_NOT_ALLOWED", () => Given.Recommended().RecordNotice(Given.Decided, null));
        Given.Refused("DATE_OUT_OF_ORDER", () => Given.Approved().RecordNotice(Given.Decided.AddDays(-1), null));
    }

    [Fact]
    public void Whether_an_offence_stands_in_the_way_is_shown_to_those_who_need_to_know()
    {
        var application = Given.Recommended();
        Given.Rejects(application, Assert.Single(application.Applicants).Id);

        var adviser = application.ToMessage(Given.Staff("PANEL_ADV", "adviser-1"), Given.Decided);
        var manager = application.ToMessage(Given.ServiceManager, Given.Decided);

        Assert.Equal((false, true), (adviser.Disqualified, manager.Disqualified));
        Assert.DoesNotContain(adviser.People, p => p.Disqualified);
        Assert.Single(manager.People, p => p.Disqualified);
        Assert.All(adviser.Checks.Where(c => c.Type is V1.CheckType.DbsEnhancedBarred), c => Assert.Equal(V1.CheckState.Withheld, c.State));
        Assert.All(application.ToMessage(Given.Staff("SERVICE"), Given.Decided).People, p => Assert.Empty(p.Facts.Name));
    }

    [Fact]
    public void The_document_holds_all_of_it()
    {
        var application = Given.Approved();

        var again = Application.FromDocument(application.ToDocument(), Application.SchemaVersion);

        Assert.Equal(application.ToMessage(Given.ServiceManager, Given.Decided), again.ToMessage(Given.ServiceManager, Given.Decided));
    }
}
