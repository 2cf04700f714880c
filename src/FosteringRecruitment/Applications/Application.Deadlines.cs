using Google.Protobuf;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Records;
using Suite.Suitability.Approval;
using Suite.Suitability.Checks;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>Names of the deadlines of an application; those of its checks lie with the checks.</summary>
static class ApplicationRules
{
    public const string PanelRecommendationDue = "PANEL_RECOMMENDATION_DUE";
    public const string StageOneTarget = "STAGE_ONE_TARGET";
    public const string StageTwoTarget = "STAGE_TWO_TARGET";
    public const string StageOneRefusalEnds = "STAGE_ONE_REFUSAL_ENDS";
    public const string CommentsPeriodEnds = "COMMENTS_PERIOD_ENDS";
    public const string PanelPapersDue = "PANEL_PAPERS_DUE";
    public const string PanelMeets = "PANEL_MEETS";
    public const string DecisionDue = "DECISION_DUE";
    public const string OralNoticeDue = "ORAL_NOTICE_DUE";
    public const string WrittenNoticeDue = "WRITTEN_NOTICE_DUE";
    public const string DeterminationPeriodEnds = "DETERMINATION_PERIOD_ENDS";
    public const string IrmPapersDue = "IRM_PAPERS_DUE";
    public const string RetentionEnds = "RETENTION_ENDS";
}

sealed partial class Application
{
    // Days before (positive) and after (negative) the last day in time on which a deadline is looked at. Where something happens
    // by itself on the day after, that day is a point too: the watch must wake then.
    static readonly int[] OnTheDay = [0];
    static readonly int[] DayBeforeAndOn = [1, 0];
    static readonly int[] WeekBeforeAndOn = [7, 0];
    static readonly int[] MonthFortnightAndOn = [28, 14, 0];
    static readonly int[] ThreeDaysBeforeOnAndAfter = [3, 0, -1];
    static readonly int[] WeekBeforeOnAndAfter = [7, 0, -1];

    public override IReadOnlyList<string> KnownToRoles => ["RECRUIT", "PANEL_ADV", "PANEL_MEM", "PANEL_CHAIR", "ADM", "DCS", "INSPECTOR"];

    public override IReadOnlyList<DueItem> DueItems()
    {
        var items = new List<DueItem>(16);
        if (IsOpen)
        {
            AddStages(items);
            AddPanel(items);
            AddDecision(items);
        }

        AddNotices(items);
        if (RetainUntil is { } retained)
            items.Add(Due(ApplicationRules.RetentionEnds, retained, RetentionCitation, OnTheDay));
        // Disclosed content is purged after the end too.
        items.AddRange(CheckDeadlines());
        return items;
    }

    DueItem Due(string rule, DateOnly dueOn, string citation, ReadOnlySpan<int> daysBefore, string blockedBy = "") =>
        Points.Due(rule, "", dueOn, citation, daysBefore, blockedBy);

    void AddStages(List<DueItem> items)
    {
        if (State is ApplicationState.Applied or ApplicationState.Stage1Open)
            items.Add(Due(ApplicationRules.StageOneTarget, StageOneTargetOn, CheckRules.LocalTarget, WeekBeforeAndOn));
        if (State is ApplicationState.Stage1Complete)
            items.Add(Due(ApplicationRules.StageOneRefusalEnds, Process!.StageOneRefusalDueOn!.Value, FosteringRules.StageOneCitation, ThreeDaysBeforeOnAndAfter, "TM"));
        if (State is ApplicationState.Stage1Open or ApplicationState.Stage1Complete or ApplicationState.Stage2Open && StageTwoTargetOn is { } target)
            items.Add(Due(ApplicationRules.StageTwoTarget, target, CheckRules.LocalTarget, WeekBeforeAndOn));
    }

    void AddPanel(List<DueItem> items)
    {
        if (FirstRecommendation is null && !(Process?.Decisions.Count > 0))
            items.Add(Due(ApplicationRules.PanelRecommendationDue, PanelDueOn, FosteringRules.RecommendationCitation, MonthFortnightAndOn));
        if (State is ApplicationState.ReportShared or ApplicationState.BriefReportShared && Process is { CommentsReceivedOn: null, CommentsDueOn: { } comments })
            items.Add(Due(ApplicationRules.CommentsPeriodEnds, comments, FosteringRules.CommentsCitation, OnTheDay, "APPLICANTS"));
        if (State is ApplicationState.PanelListed && Process is { PanelListedFor: { } panel, PapersDueOn: { } papers })
        {
            // That the papers went out is recorded with the panel, so this is gone once it was announced for the last time.
            if (Due(ApplicationRules.PanelPapersDue, papers, FosteringRules.PapersCitation, WeekBeforeAndOn) is { WarnOn.Count: > 0 } reminder)
                items.Add(reminder);
            items.Add(Due(ApplicationRules.PanelMeets, panel, FosteringRules.PanelCitation, DayBeforeAndOn, "PANEL_CHAIR"));
        }
    }

    void AddDecision(List<DueItem> items)
    {
        if (State is ApplicationState.PanelRecommended or ApplicationState.FinalDecision && Process!.DecisionDueOn is { } decision)
            items.Add(Due(ApplicationRules.DecisionDue, decision, FosteringRules.DecisionCitation, DayBeforeAndOn, "ADM"));
        if (State is ApplicationState.QdIssued && Process!.DeterminationDueOn is { } determination)
            items.Add(Due(ApplicationRules.DeterminationPeriodEnds, determination, FosteringRules.DeterminationCitation, WeekBeforeOnAndAfter, "APPLICANTS"));
        if (State is ApplicationState.IrmReview && Process is { IrmPapersSentOn: null, IrmPapersDueOn: { } papers })
            items.Add(Due(ApplicationRules.IrmPapersDue, papers, FosteringRules.IrmPapersCitation, DayBeforeAndOn));
    }

    // Nobody tells applicants of a decision on an application that they withdrew, or of silence that was their own.
    void AddNotices(List<DueItem> items)
    {
        if (State is ApplicationState.Withdrawn || Process?.Decisions is not [.., { BySilence: false } last])
            return;
        if (last.ToldOrallyOn is null && !last.AtStageOne)
            items.Add(Due(ApplicationRules.OralNoticeDue, last.OralNoticeDueOn, FosteringRules.NoticeCitation, OnTheDay));
        if (last.ToldInWritingOn is null)
            items.Add(Due(ApplicationRules.WrittenNoticeDue, last.WrittenNoticeDueOn, FosteringRules.NoticeCitation, DayBeforeAndOn));
    }

    protected override void HappenBy(DateOnly day, List<IMessage> happened)
    {
        if (State is ApplicationState.Stage1Complete && Process!.StageOneRefusalLapsedBy(day) is { } stageTwo)
            happened.AddRange(Proceed(stageTwo, byTime: true));
        if (State is ApplicationState.QdIssued && Process!.DeterminationDueOn is { } determination && day > determination)
            happened.AddRange(LetDeterminationStand(determination.AddDays(1)));
        happened.AddRange(PassTimeOfChecks(day));
    }

    protected override (WarningUrgency Urgency, IReadOnlyList<string> Roles) UrgencyOf(DueItem item, DateOnly point) =>
        UrgencyOfCheck(item, point) ?? (UrgencyOfRule(item, point), RolesFor(item.Rule));

    static WarningUrgency UrgencyOfRule(DueItem item, DateOnly point) => item.Rule switch
    {
        // That a record may be destroyed is no alarm.
        ApplicationRules.RetentionEnds => WarningUrgency.Notice,
        ApplicationRules.StageOneTarget or ApplicationRules.StageTwoTarget => LocalUrgency(item, point),
        _ => StatutoryUrgency(item, point),
    };

    static string[] RolesFor(string rule) => rule switch
    {
        ApplicationRules.PanelPapersDue or ApplicationRules.PanelMeets or ApplicationRules.PanelRecommendationDue => ["ASSESSOR", "PANEL_ADV", "TM"],
        ApplicationRules.DecisionDue or ApplicationRules.OralNoticeDue or ApplicationRules.WrittenNoticeDue or ApplicationRules.DeterminationPeriodEnds
            or ApplicationRules.IrmPapersDue => ["ADM", "PANEL_ADV", "TM"],
        ApplicationRules.StageOneTarget => ["RECRUIT", "ASSESSOR", "TM"],
        ApplicationRules.RetentionEnds => ["TM"],
        _ => ["ASSESSOR", "TM"],
    };
}
