using Suite.KinshipAssessment.Assessments;
using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.Tests.Cases;
using Suite.KinshipAssessment.V1;
using Suite.Suitability.Approval;

namespace Suite.KinshipAssessment.Tests.Assessments;

public sealed class Deciding
{
    static readonly DateOnly DeterminationEnds = new(2027, 1, 13);

    [Fact]
    public void A_panel_without_chair_social_worker_or_three_others_is_not_quorate()
    {
        var kinship = Given.PanelListed(Given.InFullAssessment());
        var full = Given.APanel();

        Assert.Equal(["PANEL_CHAIR", "PANEL_MEMBERS"], NotQuorate(full.Members.Where(m => m.Role is not PanelRole.Chair)));
        Assert.Equal(["PANEL_SOCIAL_WORKER", "PANEL_MEMBERS"], NotQuorate(full.Members.Where(m => m.Role is not PanelRole.SocialWorker)));
        Assert.Equal(["PANEL_MEMBERS"], NotQuorate(full.Members.Where(m => m.Subject != "member-3")));
        Assert.Equal(["PANEL_MEMBERS"], NotQuorate(full.Members, joint: true));
        Assert.Equal(["PANEL_MEMBERS"], NotQuorate(full.Members.Select(m => m.Subject == "member-3" ? m with { ConflictOfInterest = true } : m)));
        Assert.Equal(["PANEL_MEMBERS"], NotQuorate(full.Members.Select(m => m.Subject == "member-3" ? m with { Role = PanelRole.Adviser } : m)));
        Assert.NotEmpty(kinship.RecordPanel(full with { Members = [.. full.Members.Select(m => m.Role is PanelRole.Chair ? m with { Role = PanelRole.ViceChair } : m)] }));

        IEnumerable<string> NotQuorate(IEnumerable<PanelMemberEntry> members, bool joint = false) =>
            Given.Refused("PANEL_NOT_QUORATE", () => kinship.RecordPanel(full with { Members = [.. members], Joint = joint })).Rules.Select(r => r.Rule);
    }

    [Fact]
    public void A_joint_panel_has_four_others()
    {
        var kinship = Given.PanelListed(Given.InFullAssessment());
        var panel = Given.APanel();

        Assert.NotEmpty(kinship.RecordPanel(panel with { Joint = true, Members = [.. panel.Members, new("member-4", PanelRole.Member, false)] }));
    }

    [Fact]
    public void A_recommendation_is_a_milestone_and_starts_no_clock_until_the_minutes_are_there()
    {
        var kinship = Given.PanelListed(Given.InFullAssessment());
        Given.Refused("DATE_OUT_OF_ORDER", () => kinship.RecordPanel(Given.APanel(Given.Listed.AddDays(-1))));
        var events = kinship.RecordPanel(Given.APanel());
        Assert.Equal(V1.PanelRecommendation.RecommendApproval, events.Single<PanelHeld>().Recommendation);
        Assert.Equal("W13", events.Single<MilestoneReached>().Code);
        Assert.Null(kinship.Assessment!.DecisionDueOn);
        Given.Refused("DATE_OUT_OF_ORDER", () => kinship.RecordMinutesSent(Given.Panel.AddDays(-1)));

        kinship.RecordMinutesSent(Given.Minutes);

        Assert.Equal(new(2026, 12, 21), kinship.Assessment!.DecisionDueOn);
        Assert.Contains(kinship.DueItems(), i => i is { Rule: "DECISION_DUE", BlockedBy: "ADM" } && i.DueOn == new DateOnly(2026, 12, 21));
        Given.Refused("MOVE_NOT_ALLOWED", () => Given.InFullAssessment().RecordMinutesSent(Given.Minutes));
        Given.Refused("MOVE_NOT_ALLOWED", () => kinship.RecordPanel(Given.APanel()));
    }

    [Fact]
    public void A_deferred_case_is_listed_again_or_reported_on_again()
    {
        var kinship = Given.PanelListed(Given.InFullAssessment());
        Assert.Empty(kinship.RecordPanel(Given.APanel(recommendation: PanelRecommendation.Defer)).OfType<MilestoneReached>());
        Assert.Equal(CaseState.PanelDeferred, kinship.State);

        kinship.ListForPanel(Given.Panel, Given.Minutes);
        kinship.RecordPanel(Given.APanel(Given.Minutes, PanelRecommendation.Defer));
        kinship.ShareReport(ReportKind.Full, Given.Minutes, "tm-1");

        Assert.Equal(CaseState.ReportShared, kinship.State);
        Given.Refused("COMMENTS_PERIOD_OPEN", () => kinship.ListForPanel(Given.Decided, Given.Decided));
    }

    [Fact]
    public void On_a_brief_report_a_panel_asks_for_a_full_one_or_recommends_against()
    {
        var kinship = Given.PanelListed(Given.InFullAssessment(), ReportKind.Brief);
        Given.Refused("BRIEF_REPORT_RECOMMENDATION", () => kinship.RecordPanel(Given.APanel()));
        Given.Refused("BRIEF_REPORT_RECOMMENDATION", () => kinship.RecordPanel(Given.APanel(recommendation: PanelRecommendation.Defer)));
        Given.Refused("INVALID_FIELDS", () => Given.PanelListed(Given.InFullAssessment()).RecordPanel(Given.APanel(recommendation: PanelRecommendation.FullReportRequested)));

        kinship.RecordPanel(Given.APanel(recommendation: PanelRecommendation.FullReportRequested));

        Assert.Equal(CaseState.FullAssessment, kinship.State);
        Assert.NotEmpty(kinship.ShareReport(ReportKind.Full, Given.Minutes, "tm-1"));
    }

    [Fact]
    public void Nobody_is_approved_on_a_brief_report()
    {
        var kinship = Given.PanelListed(Given.InFullAssessment(), ReportKind.Brief);
        kinship.RecordPanel(Given.APanel(recommendation: PanelRecommendation.RecommendNotSuitable));
        Given.EveryoneHeard(kinship, Given.Placed);

        Assert.Equal(["FULL_REPORT"], Given.Refused("DECISION_INCOMPLETE", () => Given.Approve(kinship, Given.Decided)).Rules.Select(r => r.Rule));
        Assert.NotEmpty(Given.Refuse(kinship, Given.Decided));
    }

    [Theory]
    [InlineData("chair-1")]
    [InlineData("member-2")]
    public void Who_sat_on_the_panel_does_not_decide(string subject)
    {
        var kinship = Given.Recommended(Given.InFullAssessment());
        Given.EveryoneHeard(kinship, Given.Placed);

        var refused = Given.Refused("DECISION_MAKER_SAT_ON_PANEL", () => Given.Approve(kinship, Given.Decided, by: subject));

        Assert.Equal(Grpc.Core.StatusCode.PermissionDenied, refused.Code);
    }

    [Fact]
    public void An_approval_names_every_gap()
    {
        var kinship = Given.Recommended(Given.TemporarilyApproved());
        kinship.Checks.First(c => c.Type is CheckType.DbsEnhancedBarred).State = CheckState.Rejected;

        var rules = Given.Refused("DECISION_INCOMPLETE", () => Given.Approve(kinship, Given.Decided)).Rules.Select(r => r.Rule).ToList();

        Assert.Equal(["CHECK_DBS_ENHANCED_BARRED", "CHILD_VIEW_SOCIAL_WORKER", "CHILD_VIEW_INDEPENDENT_REVIEWING_OFFICER", "PROFESSIONAL_VIEW"], rules);
    }

    [Fact]
    public void An_approval_is_for_named_children_and_covers_those_who_are_placed()
    {
        var kinship = Given.Recommended(Given.TemporarilyApproved());
        Given.EveryoneHeard(kinship, Given.Placed);

        var refused = Given.Refused("INVALID_FIELDS", () => kinship.Decide(Decision.Approve, Given.Decided, "Yes.", [], "", false, "adm-1", Given.Rules));
        Assert.Equal(["approved_child_ids", "placement_code"], refused.Fields.Select(f => f.Field));
        Given.Refused("INVALID_FIELDS", () => kinship.Decide(Decision.Approve, Given.Decided, "Yes.", [Guid.CreateVersion7()], "U1", false, "adm-1", Given.Rules));
        var two = Given.Recommended(Given.TemporarilyApproved(Given.Opened(Given.AnOpening() with { Children = [Given.AChild("CH1"), Given.AChild("CH2")] })));
        Given.EveryoneHeard(two, Given.Placed);
        Given.Refused("INVALID_FIELDS", () => two.Decide(Decision.Approve, Given.Decided, "Yes.", [two.Children[0].Id], "U1", false, "adm-1", Given.Rules));
    }

    [Fact]
    public void Approval_takes_the_place_of_the_temporary_one()
    {
        var kinship = Given.Recommended(Given.TemporarilyApproved());
        Given.EveryoneHeard(kinship, Given.Placed);
        Given.Refused("DATE_OUT_OF_ORDER", () => Given.Approve(kinship, Given.Panel.AddDays(-1)));

        var events = Given.Approve(kinship, Given.Decided);

        var made = events.Single<DecisionMade>();
        Assert.Equal(V1.Decision.Approve, made.Decision);
        Assert.True(made.VoiceRecorded);
        Assert.Equal(1, made.CarerCount);
        Assert.Equal(["key-of-CH1001"], made.ApprovedChildKeys);
        Assert.Equal("2011-581/2026-06", made.RuleVersion);
        Assert.Equal("U1", events.Single<ChildPlaced>().PlacementCode);
        Assert.Equal("W14", events.Single<MilestoneReached>().Code);
        Assert.Equal(CaseState.AdmApproved, kinship.State);
        Assert.Equal(ApprovalState.Superseded, kinship.Temporary!.State);
        Assert.DoesNotContain(Given.Pass(kinship, new(2027, 6, 1)), e => e is TemporaryApprovalExpired);
    }

    [Fact]
    public void A_decision_waits_for_the_panel_unless_the_service_needs_none()
    {
        var kinship = Given.ReportShared(Given.InFullAssessment());
        Given.EveryoneHeard(kinship, Given.Placed);
        var withoutPanel = new KinshipRules(PanelRequired: false);

        Given.Refused("MOVE_NOT_ALLOWED", () => Given.Approve(kinship, Given.Decided));
        Given.Refused("MOVE_NOT_ALLOWED", () => Given.Refuse(kinship, Given.Decided));
        Given.Refused("COMMENTS_PERIOD_OPEN", () => Given.Approve(kinship, new(2026, 11, 20), rules: withoutPanel));
        Given.Refused("MOVE_NOT_ALLOWED", () => Given.Approve(Given.PanelListed(Given.InFullAssessment()), Given.Decided, rules: withoutPanel));

        Assert.NotEmpty(Given.Approve(kinship, new(2026, 11, 21), rules: withoutPanel));
        Assert.NotEmpty(Given.Refuse(Given.ReportShared(Given.InFullAssessment()), Given.Decided, rules: withoutPanel));
    }

    [Fact]
    public void Carers_hear_of_it_orally_in_two_and_in_writing_in_five_working_days()
    {
        var kinship = Given.Approved(Given.InFullAssessment());
        Assert.Contains(kinship.DueItems(), i => i.Rule == "ORAL_NOTICE_DUE" && i.DueOn == new DateOnly(2026, 12, 18));
        Assert.Contains(kinship.DueItems(), i => i.Rule == "WRITTEN_NOTICE_DUE" && i.DueOn == new DateOnly(2026, 12, 23));
        Given.Refused("DATE_OUT_OF_ORDER", () => kinship.RecordNotice(Given.Decided.AddDays(-1), null));
        Given.Refused("DATE_OUT_OF_ORDER", () => kinship.RecordNotice(null, Given.Decided.AddDays(-1)));

        kinship.RecordNotice(Given.Decided, null);
        Assert.DoesNotContain(kinship.DueItems(), i => i.Rule == "ORAL_NOTICE_DUE");
        kinship.RecordNotice(null, Given.Decided.AddDays(2));

        Assert.DoesNotContain(kinship.DueItems(), i => i.Rule == "WRITTEN_NOTICE_DUE");
        Assert.Equal(Given.Decided, kinship.Assessment!.Decisions[^1].ToldOrallyOn);
        Given.Refused("MOVE_NOT_ALLOWED", () => Given.InFullAssessment().RecordNotice(Given.Decided, null));
    }

    [Fact]
    public void A_determination_nobody_answers_stands_after_28_days()
    {
        var kinship = Given.Determined(Given.InFullAssessment());
        Assert.Equal(DeterminationEnds, kinship.Assessment!.DeterminationDueOn);
        Assert.DoesNotContain(Given.Pass(kinship, DeterminationEnds), e => e is DecisionMade);

        var made = Given.Pass(kinship, DeterminationEnds.AddDays(1)).Single<DecisionMade>();

        Assert.Equal(V1.Decision.NotApprove, made.Decision);
        Assert.Equal(DeterminationEnds.AddDays(1).ToMessage(), made.DecisionDate);
        Assert.Equal(CaseState.NotApproved, kinship.State);
        Given.Refused("DETERMINATION_PERIOD_OVER", () => kinship.MakeRepresentations(DeterminationEnds.AddDays(1)));
        Given.Refused("DETERMINATION_PERIOD_OVER", () => kinship.SeekIndependentReview(DeterminationEnds.AddDays(1), DeterminationEnds.AddDays(1)));
    }

    [Fact]
    public void It_is_answered_by_representations_or_by_a_review_within_28_days_and_never_by_both()
    {
        Given.Refused("DETERMINATION_PERIOD_OVER", () => Given.Determined(Given.InFullAssessment()).MakeRepresentations(DeterminationEnds.AddDays(1)));
        Given.Refused("DETERMINATION_PERIOD_OVER", () => Given.Determined(Given.InFullAssessment()).SeekIndependentReview(DeterminationEnds.AddDays(1), DeterminationEnds.AddDays(1)));
        Given.Refused("DATE_OUT_OF_ORDER", () => Given.Determined(Given.InFullAssessment()).MakeRepresentations(Given.Decided.AddDays(-1)));
        Given.Refused("DATE_OUT_OF_ORDER", () => Given.Determined(Given.InFullAssessment()).SeekIndependentReview(DeterminationEnds, Given.Decided));

        var represented = Given.Determined(Given.InFullAssessment());
        represented.MakeRepresentations(DeterminationEnds).Single<RepresentationsMade>();
        Assert.Equal(CaseState.Representations, represented.State);
        Given.Refused("MOVE_NOT_ALLOWED", () => represented.SeekIndependentReview(DeterminationEnds, DeterminationEnds));

        var reviewed = Given.Determined(Given.InFullAssessment());
        reviewed.SeekIndependentReview(DeterminationEnds, DeterminationEnds).Single<IndependentReviewSought>();
        Assert.Equal(CaseState.IrmReview, reviewed.State);
        Given.Refused("MOVE_NOT_ALLOWED", () => reviewed.MakeRepresentations(DeterminationEnds));
    }

    [Fact]
    public void Representations_go_to_panel_again_and_then_to_a_final_decision()
    {
        var kinship = Given.Determined(Given.InFullAssessment());
        kinship.MakeRepresentations(Given.Decided.AddDays(5));
        kinship.ListForPanel(Given.Decided.AddDays(6), Given.Decided.AddDays(20));

        kinship.RecordPanel(Given.APanel(Given.Decided.AddDays(20)));
        Assert.Equal(CaseState.FinalDecision, kinship.State);
        Assert.Null(kinship.Assessment!.DecisionDueOn);
        kinship.RecordMinutesSent(Given.Decided.AddDays(21));
        Given.Refused("MOVE_NOT_ALLOWED", () => Given.Refuse(kinship, Given.Decided.AddDays(22)));
        Given.EveryoneHeard(kinship, Given.Placed);
        Given.Approve(kinship, Given.Decided.AddDays(22));

        Assert.Equal(CaseState.AdmApproved, kinship.State);
    }

    [Fact]
    public void A_final_refusal_follows_a_determination_only()
    {
        Given.Refused("MOVE_NOT_ALLOWED", () => Given.NotApprove(Given.Recommended(Given.InFullAssessment()), Given.Decided));
        var kinship = Given.InIndependentReview(Given.InFullAssessment());
        Given.Refused("MOVE_NOT_ALLOWED", () => Given.NotApprove(kinship, Given.Decided.AddDays(3)));
        kinship.RecordReviewOutcome(Given.Decided.AddDays(30), PanelRecommendation.RecommendApproval);

        var made = Given.NotApprove(kinship, Given.Decided.AddDays(31)).Single<DecisionMade>();

        Assert.Equal(V1.Decision.NotApprove, made.Decision);
        Assert.Equal(CaseState.NotApproved, kinship.State);
    }

    [Fact]
    public void A_disqualification_cannot_be_taken_to_review_but_represented_against()
    {
        var kinship = Given.Determined(Given.InFullAssessment(), disqualified: true);
        Given.Refused("IRM_NOT_AVAILABLE", () => kinship.SeekIndependentReview(Given.Decided.AddDays(1), Given.Decided.AddDays(1)));

        Assert.NotEmpty(kinship.MakeRepresentations(Given.Decided.AddDays(1)));
    }

    [Fact]
    public void Papers_go_to_the_review_within_ten_working_days_of_its_notification()
    {
        var kinship = Given.InIndependentReview(Given.InFullAssessment());

        // Notified on Friday 18 December; Christmas, its substitute and New Year's Day do not count.
        Assert.Equal(new(2027, 1, 6), kinship.Assessment!.IrmPapersDueOn);
        Assert.Contains(kinship.DueItems(), i => i.Rule == "IRM_PAPERS_DUE");
        Given.Refused("DATE_OUT_OF_ORDER", () => kinship.RecordReviewPapersSent(Given.Decided.AddDays(1)));
        kinship.RecordReviewPapersSent(new(2027, 1, 4));
        Assert.DoesNotContain(kinship.DueItems(), i => i.Rule == "IRM_PAPERS_DUE");
        Given.Refused("DATE_OUT_OF_ORDER", () => kinship.RecordReviewOutcome(Given.Decided, PanelRecommendation.RecommendApproval));
        kinship.RecordReviewOutcome(new(2027, 2, 1), PanelRecommendation.RecommendApproval);
        Assert.Equal(CaseState.FinalDecision, kinship.State);
        Given.Refused("MOVE_NOT_ALLOWED", () => kinship.RecordReviewPapersSent(new(2027, 2, 1)));
        Given.Refused("MOVE_NOT_ALLOWED", () => kinship.RecordReviewOutcome(new(2027, 2, 1), PanelRecommendation.RecommendApproval));
    }

    [Fact]
    public void A_voice_not_recorded_shows_in_a_determination()
    {
        var kinship = Given.Recommended(Given.InFullAssessment());

        Assert.False(Given.Refuse(kinship, Given.Decided).Single<DecisionMade>().VoiceRecorded);
    }

    [Fact]
    public void A_specified_offence_on_record_disqualifies_whether_or_not_the_determination_says_so()
    {
        var kinship = Given.Recommended(Given.InFullAssessment());
        var check = kinship.Checks.Find(c => c.Type is CheckType.DbsEnhancedBarred)!;
        (check.State, check.Rationale) = (CheckState.Rejected, RationaleCode.Disqualifying);

        Given.Refuse(kinship, Given.Decided, disqualified: false);

        Given.Refused("IRM_NOT_AVAILABLE", () => kinship.SeekIndependentReview(Given.Decided.AddDays(1), Given.Decided.AddDays(1)));
    }

    [Fact]
    public void A_specified_offence_of_a_parent_who_lives_elsewhere_disqualifies_nobody()
    {
        var parent = Given.APerson(PersonKind.BirthParent);
        var kinship = Given.FoundViable(Given.Identified(parent));
        kinship.ChooseRoute(Route.FullAssessment, Given.Route, guardianshipAlongside: false);
        Given.Recommended(kinship);
        var check = kinship.Checks.Find(c => c.PersonId == parent.Id)!;
        (check.State, check.Rationale) = (CheckState.Rejected, RationaleCode.Disqualifying);

        Given.Refuse(kinship, Given.Decided, disqualified: false);

        Assert.NotEmpty(kinship.SeekIndependentReview(Given.Decided.AddDays(1), Given.Decided.AddDays(1)));
    }

    [Fact]
    public void A_check_closed_after_the_day_of_the_decision_does_not_carry_it()
    {
        var kinship = Given.Recommended(Given.InFullAssessment());
        Given.EveryoneHeard(kinship, Given.Placed);
        kinship.Checks.Find(c => c.Type is CheckType.DbsEnhancedBarred)!.ClosedOn = Given.Decided.AddDays(1);

        var refused = Given.Refused("DECISION_INCOMPLETE", () => Given.Approve(kinship, Given.Decided));

        Assert.Equal(["CHECK_DBS_ENHANCED_BARRED"], refused.Rules.Select(r => r.Rule));
        Assert.NotEmpty(Given.Approve(kinship, Given.Decided.AddDays(1)));
    }

    [Fact]
    public void Carers_still_approved_by_another_service_are_not_approved()
    {
        var kinship = Given.Recommended(Given.InFullAssessment());
        Given.EveryoneHeard(kinship, Given.Placed);
        kinship.People[0].StillApprovedElsewhere = true;

        var refused = Given.Refused("DECISION_INCOMPLETE", () => Given.Approve(kinship, Given.Decided));

        Assert.Equal(["APPROVED_ELSEWHERE"], refused.Rules.Select(r => r.Rule));
        kinship.People[0].StillApprovedElsewhere = false;
        Assert.NotEmpty(Given.Approve(kinship, Given.Decided));
    }

    [Fact]
    public void When_the_panel_had_its_papers_is_kept_with_it()
    {
        var kinship = Given.PanelListed(Given.InFullAssessment());
        Given.Refused("DATE_OUT_OF_ORDER", () => kinship.RecordPanel(Given.APanel() with { PapersSentOn = Given.Panel.AddDays(1) }));

        kinship.RecordPanel(Given.APanel() with { PapersSentOn = Given.Panel.AddDays(-7) });

        Assert.Equal(Given.Panel.AddDays(-7).ToMessage(), kinship.ToMessage(Given.TeamManager, Given.Panel).FullAssessment.Panels.Single().PapersSentDate);
    }
}
