using System.Text.Json;
using System.Text.Json.Nodes;
using Suite.Suitability.Approval;

namespace Suite.Suitability.Tests.Approval;

public sealed class ApprovingFosterParents
{
    const string Regulations = "Fostering Services (England) Regulations 2011 ";

    // 28 September 2026 is a Monday.
    static readonly DateOnly Information = new(2026, 9, 28);
    static readonly DateOnly LastDayToRefuse = new(2026, 10, 12);
    static readonly DateOnly Sent = new(2026, 11, 9);
    static readonly DateOnly LastDayToComment = new(2026, 11, 20);
    static readonly DateOnly Panel = new(2026, 12, 8);
    static readonly DateOnly Decided = new(2026, 12, 16);

    readonly ApprovalProcess _process = new() { StartedOn = new(2026, 8, 31) };

    static PanelSittingEntry APanel(PanelRecommendation recommendation = PanelRecommendation.RecommendApproval) => new(Panel,
    [
        new("chair-1", PanelRole.Chair, false),
        new("worker-1", PanelRole.SocialWorker, false),
        new("member-1", PanelRole.Member, false),
        new("member-2", PanelRole.Member, false),
        new("member-3", PanelRole.Member, false),
    ], Joint: false, recommendation, "As discussed.");

    static void Cites(string regulation, string reason, Action act) =>
        Assert.Equal(Regulations + regulation, Assert.Single(ACase.Refused(reason, act).Rules).Citation);

    ApprovalProcess Reported(ReportKind kind = ReportKind.Full)
    {
        _process.CompleteStageOne(Information, () => []);
        _process.BeginStageTwo(new(2026, 10, 5));
        _process.ShareReport(kind, Sent, "manager-1");
        return _process;
    }

    ApprovalProcess Determined(bool disqualified = false)
    {
        Reported();
        _process.Decide(Decision.ProposeNotToApprove, Decided, "adm-1", "Not suitable.", disqualified);
        return _process;
    }

    [Fact]
    public void Regulation_26_1B_stage_one_is_refused_within_ten_working_days_of_its_information_or_not_at_all()
    {
        Cites("reg 26(1B)", "STAGE_ONE_NOT_OPEN", () => _process.DeclineAtStageOne(Information, "Not suitable.", "manager-1"));
        ACase.Refused("DATE_OUT_OF_ORDER", () => _process.CompleteStageOne(_process.StartedOn.AddDays(-1), () => []));
        Assert.Equal("CHECK_MEDICAL", Assert.Single(ACase.Refused("CHECKS_OUTSTANDING",
            () => _process.CompleteStageOne(Information, () => [new("CHECK_MEDICAL", "Not closed.", null)])).Rules).Rule);
        _process.CompleteStageOne(Information, () => []);
        Cites("reg 26(1B)", "STAGE_ONE_NOT_OPEN", () => _process.CompleteStageOne(Information, () => []));

        Assert.Equal(LastDayToRefuse, _process.StageOneRefusalDueOn);
        Assert.Null(_process.StageTwoOpensBy(LastDayToRefuse));
        Assert.Equal(LastDayToRefuse.AddDays(1), _process.StageTwoOpensBy(LastDayToRefuse.AddDays(9)));
        ACase.Refused("DATE_OUT_OF_ORDER", () => _process.DeclineAtStageOne(Information.AddDays(-1), "Not suitable.", "manager-1"));
        Cites("reg 26(1B)", "STAGE_ONE_REFUSAL_TOO_LATE", () => _process.DeclineAtStageOne(LastDayToRefuse.AddDays(1), "Not suitable.", "manager-1"));

        var declined = _process.DeclineAtStageOne(LastDayToRefuse, "Not suitable.", "manager-1");
        Assert.True(declined.AtStageOne);
        Assert.Equal((LastDayToRefuse, FosteringRules.Version), (declined.ToldInWritingOn, declined.RuleVersion));
    }

    [Fact]
    public void Regulation_26_1B_says_by_when_not_from_when_notice_is_given()
    {
        ACase.Refused("DATE_OUT_OF_ORDER", () => _process.DeclineAtStageOne(_process.StartedOn.AddDays(-1), "Not suitable.", "manager-1", early: true));
        Assert.True(_process.DeclineAtStageOne(_process.StartedOn, "Not suitable.", "manager-1", early: true).AtStageOne);

        _process.CompleteStageOne(Information, () => []);
        Cites("reg 26(1B)", "STAGE_ONE_REFUSAL_TOO_LATE", () => _process.DeclineAtStageOne(LastDayToRefuse.AddDays(1), "Not suitable.", "manager-1", early: true));
    }

    [Fact]
    public void Stage_two_may_overlap_stage_one_and_is_begun_once()
    {
        _process.BeginStageTwo(new(2026, 9, 14));
        ACase.Refused("STAGE_TWO_OPEN", () => _process.BeginStageTwo(new(2026, 9, 15)));
        _process.CompleteStageOne(Information, () => []);

        Assert.Equal(0, _process.StageOneWorkingDaysUsed);
        Assert.Null(_process.StageTwoOpensBy(LastDayToRefuse.AddDays(1)));
        // Whoever decides to go on only then may have refused until then.
        Assert.Equal(3, _process.StageOneWorkingDaysUsedBy(Information.AddDays(3)));
        Assert.Equal(LastDayToRefuse.AddDays(1), _process.StageOneRefusalLapsedBy(LastDayToRefuse.AddDays(1)));
        Assert.Null(_process.StageOneRefusalLapsedBy(LastDayToRefuse));
    }

    [Fact]
    public void The_report_is_written_in_stage_two() =>
        ACase.Refused("STAGE_TWO_NOT_OPEN", () => _process.ShareReport(ReportKind.Full, Sent, "manager-1"));

    [Fact]
    public void Regulation_26_2_d_the_applicants_have_ten_working_days_beginning_with_the_day_the_report_was_sent()
    {
        Reported();

        Assert.Equal(LastDayToComment, _process.CommentsDueOn);
        Cites("reg 26(2)(d)", "COMMENTS_PERIOD_OPEN", () => _process.ListForPanel(LastDayToComment, Panel, onReport: true));
        ACase.Refused("DATE_OUT_OF_ORDER", () => _process.ListForPanel(Panel, Panel.AddDays(-1), onReport: true));
        ACase.Refused("DATE_OUT_OF_ORDER", () => _process.RecordComments(Sent.AddDays(-1), ""));
        _process.ListForPanel(LastDayToComment, Panel, onReport: false);
        _process.RecordComments(Sent.AddDays(1), "Nothing to add.");
        _process.ListForPanel(Sent.AddDays(1), Panel, onReport: true);

        Assert.Equal(new(2026, 12, 1), _process.PapersDueOn);
        Assert.Equal(new(2027, 4, 30), _process.RecommendationDueOn);
    }

    [Fact]
    public void Regulation_24_each_thing_a_panel_lacks_is_named()
    {
        var full = APanel();
        Assert.Empty(PanelQuorum.Gaps(full));
        Assert.Equal(["PANEL_CHAIR", "PANEL_SOCIAL_WORKER", "PANEL_MEMBERS"], Gaps(full with { Members = [] }));
        Assert.Equal(["PANEL_MEMBERS"], Gaps(full with { Joint = true }));
        Assert.Equal(["PANEL_MEMBERS"], Gaps(full with { Members = [.. full.Members.SkipLast(1), new("adviser-1", PanelRole.Adviser, false)] }));
        Assert.Equal(["PANEL_SOCIAL_WORKER", "PANEL_MEMBERS"], Gaps(full with { Members = [.. full.Members.Select(m => m with { ConflictOfInterest = m.Role is PanelRole.SocialWorker })] }));
        Assert.Empty(PanelQuorum.Gaps(full with { Members = [.. full.Members.Select(m => m.Role is PanelRole.Chair ? m with { Role = PanelRole.ViceChair } : m)] }));

        // Experience counts whatever the role, but who chairs is not the social worker as well.
        Assert.Empty(PanelQuorum.Gaps(full with { Members = [.. full.Members.Select(m => m.Role is PanelRole.SocialWorker ? m with { Role = PanelRole.Member, SocialWorkExperience = true } : m)] }));
        Assert.Equal(["PANEL_SOCIAL_WORKER"], Gaps(full with
        {
            Members = [.. full.Members.Select(m => m with
        {
            Role = m.Role is PanelRole.SocialWorker ? PanelRole.Member : m.Role,
            SocialWorkExperience = m.Role is PanelRole.Chair,
        })]
        }));

        Reported();
        Cites("reg 24", "PANEL_NOT_QUORATE", () => _process.RequirePanel(full with { Joint = true }, Sent));

        static IEnumerable<string> Gaps(PanelSittingEntry panel) => PanelQuorum.Gaps(panel).Select(g => g.Rule);
    }

    [Fact]
    public void Regulation_25_2A_a_brief_report_is_answered_by_asking_for_a_full_one_or_by_not_suitable()
    {
        Reported(ReportKind.Brief);

        Cites("reg 25(2A), 26(3)", "BRIEF_REPORT_RECOMMENDATION", () => _process.RequirePanel(APanel(), Sent));
        Cites("reg 25(2A), 26(3)", "BRIEF_REPORT_RECOMMENDATION", () => _process.RequirePanel(APanel(PanelRecommendation.Defer), Sent));
        _process.RequirePanel(APanel(PanelRecommendation.RecommendNotSuitable), Sent);
        _process.RequirePanel(APanel(PanelRecommendation.FullReportRequested), Sent);
        Assert.Equal(Regulations + "reg 25(2A), 26(3)", Assert.Single(_process.ApprovalGaps([])).Citation);
    }

    [Fact]
    public void On_a_full_report_no_full_one_is_asked_for_and_a_panel_recommends_something()
    {
        Reported();

        ACase.Refused("INVALID_FIELDS", () => _process.RequirePanel(APanel(PanelRecommendation.FullReportRequested), Sent));
        ACase.Refused("INVALID_FIELDS", () => _process.RequirePanel(APanel(PanelRecommendation.Unspecified), Sent));
        ACase.Refused("DATE_OUT_OF_ORDER", () => _process.RequirePanel(APanel() with { PapersSentOn = Panel.AddDays(1) }, Sent));
        ACase.Refused("DATE_OUT_OF_ORDER", () => _process.RequirePanel(APanel(), Panel.AddDays(1)));
    }

    [Fact]
    public void Regulation_27_4_nobody_who_sat_on_a_panel_decides()
    {
        Reported().AddPanel(APanel());

        Cites("reg 27(4)", "DECISION_MAKER_SAT_ON_PANEL", () => _process.RequireMayDecide("member-2"));
        _process.RequireMayDecide("adm-1");
    }

    [Fact]
    public void Regulation_27_1_nobody_is_approved_while_another_service_approves_them()
    {
        var applicant = Guid.CreateVersion7();

        var gap = Assert.Single(Reported().ApprovalGaps([applicant]));

        Assert.Equal(("APPROVED_ELSEWHERE", Regulations + "reg 27(1)"), (gap.Rule, gap.Citation));
    }

    [Fact]
    public void Standard_14_a_decision_follows_the_minutes_in_seven_working_days_and_is_told_in_two_and_five()
    {
        Reported().AddPanel(APanel());
        ACase.Refused("DATE_OUT_OF_ORDER", () => _process.RecordMinutes(Panel.AddDays(-1), Panel));
        _process.RecordMinutes(new(2026, 12, 10), Panel);
        Assert.Equal(new(2026, 12, 21), _process.DecisionDueOn);
        ACase.Refused("MOVE_NOT_ALLOWED", () => _process.RecordNotice(Decided, null));

        var decision = _process.Decide(Decision.Approve, Decided, "adm-1", "Suitable.", disqualified: false);

        Assert.Equal((new DateOnly(2026, 12, 18), new DateOnly(2026, 12, 23)), (decision.OralNoticeDueOn, decision.WrittenNoticeDueOn));
        ACase.Refused("DATE_OUT_OF_ORDER", () => _process.RecordNotice(Decided.AddDays(-1), null));
        ACase.Refused("DATE_OUT_OF_ORDER", () => _process.RecordNotice(null, Decided.AddDays(-1)));
        _process.RecordNotice(Decided, null);
        _process.RecordNotice(null, Decided.AddDays(1));
        Assert.Equal((Decided, Decided.AddDays(1)), (decision.ToldOrallyOn, decision.ToldInWritingOn));
    }

    [Fact]
    public void Regulation_27_6_a_determination_is_answered_within_28_days_and_stands_otherwise()
    {
        Determined();
        var last = Decided.AddDays(28);
        Assert.Equal(last, _process.DeterminationDueOn);
        _process.RequireDeterminationOpen(last, pending: true);
        ACase.Refused("DATE_OUT_OF_ORDER", () => _process.RequireDeterminationOpen(Decided.AddDays(-1), pending: true));
        Cites("reg 27(6)", "DETERMINATION_PERIOD_OVER", () => _process.RequireDeterminationOpen(last.AddDays(1), pending: true));

        var stood = _process.LetDeterminationStand(last.AddDays(1));

        Assert.Equal((Decision.NotApprove, true, "SYSTEM"), (stood.Decision, stood.BySilence, stood.DecidedBy));
        Cites("reg 27(6)", "DETERMINATION_PERIOD_OVER", () => _process.RequireDeterminationOpen(last, pending: false));
    }

    [Fact]
    public void Regulation_27_6_representations_or_a_review_but_never_both()
    {
        Determined().MakeRepresentations(Decided.AddDays(3));
        Cites("reg 27(6)", "REPRESENTATIONS_OR_REVIEW", () => _process.SeekIndependentReview(Decided.AddDays(4), Decided.AddDays(5)));

        _process.RepresentationsOn = null;
        ACase.Refused("DATE_OUT_OF_ORDER", () => _process.SeekIndependentReview(Decided.AddDays(4), Decided.AddDays(3)));
        _process.SeekIndependentReview(Decided.AddDays(4), Decided.AddDays(5));
        Cites("reg 27(6)", "REPRESENTATIONS_OR_REVIEW", () => _process.MakeRepresentations(Decided.AddDays(6)));
    }

    [Fact]
    public void Regulation_29_the_review_has_its_papers_within_ten_working_days_of_the_notification()
    {
        Determined().SeekIndependentReview(new(2026, 12, 17), new(2026, 12, 18));

        Assert.Equal(new(2027, 1, 6), _process.IrmPapersDueOn);
        ACase.Refused("DATE_OUT_OF_ORDER", () => _process.RecordReviewPapersSent(new(2026, 12, 17)));
        _process.RecordReviewPapersSent(new(2026, 12, 21));
        ACase.Refused("DATE_OUT_OF_ORDER", () => _process.RecordReviewOutcome(new(2026, 12, 16), PanelRecommendation.RecommendApproval));
        _process.RecordReviewOutcome(new(2027, 3, 1), PanelRecommendation.RecommendApproval);
        Assert.Equal(PanelRecommendation.RecommendApproval, _process.IrmRecommendation);
    }

    [Fact]
    public void The_document_holds_what_was_recorded_and_nothing_that_follows_from_it()
    {
        Determined().RecordNotice(Decided, null);

        var names = JsonNode.Parse(JsonSerializer.Serialize(_process))!.AsObject().Select(p => p.Key);

        // Whom it is about is said only of those who are approved already.
        Assert.Equal(typeof(ApprovalProcess).GetProperties().Where(p => p.CanWrite && p.Name is not nameof(ApprovalProcess.OfApprovedCarers)).Select(p => p.Name), names);
    }
}
