using System.Buffers;
using Suite.KinshipAssessment.Approvals;
using Suite.KinshipAssessment.Guardianships;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Suitability.Approval;

namespace Suite.KinshipAssessment.Cases;

/// <summary>Names of the deadlines that the lifecycle brings about; those of checks and of looked-after care lie with them.</summary>
static class CaseRules
{
    public const string TemporaryApprovalEnds = "TEMPORARY_APPROVAL_ENDS";
    public const string PlacementToBeEnded = "PLACEMENT_TO_BE_ENDED";
    public const string ChildViewsDue = "CHILD_VIEWS_DUE";
    public const string StageOneRefusalEnds = "STAGE_ONE_REFUSAL_ENDS";
    public const string CommentsPeriodEnds = "COMMENTS_PERIOD_ENDS";
    public const string PanelPapersDue = "PANEL_PAPERS_DUE";
    public const string PanelMeets = "PANEL_MEETS";
    public const string PanelRecommendationDue = "PANEL_RECOMMENDATION_DUE";
    public const string DecisionDue = "DECISION_DUE";
    public const string OralNoticeDue = "ORAL_NOTICE_DUE";
    public const string WrittenNoticeDue = "WRITTEN_NOTICE_DUE";
    public const string DeterminationPeriodEnds = "DETERMINATION_PERIOD_ENDS";
    public const string IrmPapersDue = "IRM_PAPERS_DUE";
    public const string GuardianshipApplicationFrom = "GUARDIANSHIP_APPLICATION_FROM";
    public const string RegistrationNotAccepted = "REGISTRATION_NOT_ACCEPTED";
    public const string EdgeOfCareNotAccepted = "EDGE_OF_CARE_NOT_ACCEPTED";
    public const string EdgeOfCareRefused = "EDGE_OF_CARE_REFUSED";
    public const string ConferenceNotAccepted = "CONFERENCE_NOT_ACCEPTED";
    public const string ConferenceRefused = "CONFERENCE_REFUSED";
    public const string MilestonePrefix = "MILESTONE_";
}

sealed partial class KinshipCase
{
    // Days before (positive) and after (negative) the last day in time on which a deadline is looked at. Where something happens
    // by itself on the day after, that day is a point too: the watch must wake then.
    static readonly int[] OnTheDay = [0];
    static readonly int[] DayBeforeAndOn = [1, 0];
    static readonly int[] WeekBeforeAndOn = [7, 0];
    static readonly int[] FortnightWeekAndOn = [14, 7, 0];
    static readonly int[] ThreeDaysBeforeOnAndAfter = [3, 0, -1];
    static readonly int[] WeekBeforeOnAndAfter = [7, 0, -1];
    static readonly int[] ApprovalPoints = [.. TemporaryApprovalRules.AlertDaysBefore, -1];

    public bool WatchedByClock => !HistoricEntry;

    public IReadOnlyList<DueItem> DueItems()
    {
        var items = new List<DueItem>(24);
        if (IsOpen)
        {
            AddApprovalDeadlines(items);
            AddAssessmentDeadlines(items);
            AddMilestones(items);
            items.AddRange(CareDeadlines());
        }

        // Another service has what it was asked for or has not, whether the case is closed or open.
        AddRegistrationDeadline(items);
        AddHelpDeadlines(items);
        // Disclosed content is purged after the case is closed too.
        items.AddRange(CheckDeadlines());
        return items;
    }

    WarningPoints Points => new(Warned);

    internal DueItem Due(string rule, string subject, DateOnly dueOn, string citation, ReadOnlySpan<int> daysBefore, string blockedBy = "") =>
        Points.Due(rule, subject, dueOn, citation, daysBefore, blockedBy);

    internal DueItem DueAt(string rule, string subject, DateOnly dueOn, string citation, ReadOnlySpan<DateOnly> points, string blockedBy = "") =>
        Points.DueAt(rule, subject, dueOn, citation, points, blockedBy);

    void AddApprovalDeadlines(List<DueItem> items)
    {
        if (Temporary is not { } approval)
            return;

        if (TemporarilyCovered && approval.LastCoveredOn is { } last)
            items.Add(Due(CaseRules.TemporaryApprovalEnds, "", last, TemporaryApprovalRules.Citation, ApprovalPoints));
        if (State is CaseState.Expired && approval.FirstUncoveredOn is { } uncovered)
            items.Add(Due(CaseRules.PlacementToBeEnded, "", uncovered, TemporaryApprovalRules.EndingCitation, OnTheDay));

        // An emergency placement does not wait for the child's views, but they are then due with the placement plan.
        if ((TemporarilyCovered || State is CaseState.Expired) && FirstToBeHeardFrom(approval) is { } from)
            items.Add(Due(CaseRules.ChildViewsDue, "", WorkingCalendar.WorkingDaysAfter(from, TemporaryApprovalRules.ViewsWorkingDays),
                TemporaryApprovalRules.ViewsCitation, DayBeforeAndOn, "CSW"));
    }

    // From when the child is to be heard who is so longest: the placement, or when they joined those who were placed.
    DateOnly? FirstToBeHeardFrom(TemporaryApprovalGrant approval)
    {
        DateOnly? first = null;
        foreach (var child in Children)
        {
            var from = child.JoinedOn is { } joined && joined > approval.PlacedOn ? joined : approval.PlacedOn;
            if (!WasHeard(child, DateOnly.MaxValue, bornBy: from) && !(from >= first))
                first = from;
        }

        return first;
    }

    void AddAssessmentDeadlines(List<DueItem> items)
    {
        if (Guardianship is { NoticeOn: not null, OrderOn: null, EarliestApplicationOn: { } from })
            AddReminder(items, Due(CaseRules.GuardianshipApplicationFrom, "", from, GuardianshipRules.NoticeCitation, FortnightWeekAndOn));

        if (Assessment is not { } work || State is CaseState.Expired or CaseState.PlacementEnded or CaseState.OrderMade)
            return;

        if (State is CaseState.FullAssessment && work is { StageTwoOn: null, StageOneRefusalDueOn: { } refusal })
            items.Add(Due(CaseRules.StageOneRefusalEnds, "", refusal, FosteringRules.StageOneCitation, ThreeDaysBeforeOnAndAfter, "TM"));
        if (State is CaseState.ReportShared && work is { CommentsReceivedOn: null, CommentsDueOn: { } comments })
            items.Add(Due(CaseRules.CommentsPeriodEnds, "", comments, FosteringRules.CommentsCitation, OnTheDay, "APPLICANTS"));
        if (State is CaseState.PanelListed && work.PanelListedFor is { } panel)
        {
            AddReminder(items, Due(CaseRules.PanelPapersDue, "", work.PapersDueOn!.Value, FosteringRules.PapersCitation, WeekBeforeAndOn));
            items.Add(Due(CaseRules.PanelMeets, "", panel, FosteringRules.PanelCitation, DayBeforeAndOn, "PANEL_CHAIR"));
        }

        if (work.Panels.Count == 0 && work.Decisions.Count == 0
            && State is CaseState.FullAssessment or CaseState.ReportShared or CaseState.PanelListed)
            items.Add(Due(CaseRules.PanelRecommendationDue, "", work.RecommendationDueOn, FosteringRules.RecommendationCitation, FortnightWeekAndOn));
        if (State is CaseState.PanelRecommended or CaseState.FinalDecision && work.DecisionDueOn is { } decision)
            items.Add(Due(CaseRules.DecisionDue, "", decision, FosteringRules.DecisionCitation, DayBeforeAndOn, "ADM"));
        if (State is CaseState.QdIssued && work.DeterminationDueOn is { } determination)
            items.Add(Due(CaseRules.DeterminationPeriodEnds, "", determination, FosteringRules.DeterminationCitation, WeekBeforeOnAndAfter, "APPLICANTS"));
        if (State is CaseState.IrmReview && work is { IrmPapersSentOn: null, IrmPapersDueOn: { } papers })
            items.Add(Due(CaseRules.IrmPapersDue, "", papers, FosteringRules.IrmPapersCitation, DayBeforeAndOn));

        if (work.Decisions is [.., var last] && !last.BySilence)
        {
            if (last.ToldOrallyOn is null && !last.AtStageOne)
                items.Add(Due(CaseRules.OralNoticeDue, "", last.OralNoticeDueOn, FosteringRules.NoticeCitation, OnTheDay));
            if (last.ToldInWritingOn is null)
                items.Add(Due(CaseRules.WrittenNoticeDue, "", last.WrittenNoticeDueOn, FosteringRules.NoticeCitation, DayBeforeAndOn));
        }
    }

    // Nothing records that it was done, so it is gone once it was announced for the last time.
    static void AddReminder(List<DueItem> items, DueItem reminder)
    {
        if (reminder.WarnOn.Count > 0)
            items.Add(reminder);
    }
}
