using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;

namespace Suite.KinshipAssessment.Assessments;

/// <summary>What the service decides for itself about kinship cases.</summary>
/// <param name="PanelRequired">A fostering panel recommends before a first approval (Fostering Services Regulations 2011 reg 25, 27).
/// Switched off only where the law no longer asks for it; representations go to panel all the same.</param>
sealed record KinshipRules(bool PanelRequired = true);

/// <summary>The numbers of the fostering assessment: Fostering Services (England) Regulations 2011 and National Minimum Standard 14.</summary>
static class FosteringRules
{
    /// <summary>SSDA903 codes of placements with relatives and friends: long-term, fostering for adoption, other.</summary>
    public static readonly string[] PlacementCodes = ["U1", "U2", "U3"];

    /// <summary>Kept with every decision, so that a later change of the rules leaves it as it was.</summary>
    public const string Version = "2011-581/2026-06";

    public const string StageOneCitation = "Fostering Services (England) Regulations 2011 reg 26(1B)";
    public const string CommentsCitation = "Fostering Services (England) Regulations 2011 reg 26(2)(d)";
    public const string BriefReportCitation = "Fostering Services (England) Regulations 2011 reg 25(2A), 26(3)";
    public const string PanelCitation = "Fostering Services (England) Regulations 2011 reg 25";
    public const string QuorumCitation = "Fostering Services (England) Regulations 2011 reg 24";
    public const string PapersCitation = "Fostering National Minimum Standards 2011, standard 14";
    public const string RecommendationCitation = "Fostering National Minimum Standards 2011, standard 14";
    public const string DecisionCitation = "Fostering National Minimum Standards 2011, standard 14";
    public const string NoticeCitation = "Fostering National Minimum Standards 2011, standard 14";
    public const string ApprovedElsewhereCitation = "Fostering Services (England) Regulations 2011 reg 27(1)";
    public const string SeparationCitation = "Fostering Services (England) Regulations 2011 reg 27(4)";
    public const string DeterminationCitation = "Fostering Services (England) Regulations 2011 reg 27(6)";
    public const string DisqualificationCitation = "Fostering Services (England) Regulations 2011 reg 27(7)";
    public const string IrmPapersCitation = "Fostering Services (England) Regulations 2011 reg 29";

    /// <summary>Regulation 26(1B): notice not later than 10 working days after all stage 1 information was there.</summary>
    public const int StageOneRefusalWorkingDays = 10;

    /// <summary>Regulation 26(2)(d): 10 working days beginning with the day on which the report was sent.</summary>
    public const int CommentsWorkingDays = 10;

    /// <summary>Standard 14: papers reach the panel's members 5 working days before it meets.</summary>
    public const int PapersWorkingDays = 5;

    /// <summary>Standard 14: the panel recommends within 8 months.</summary>
    public const int RecommendationMonths = 8;

    /// <summary>Standard 14: the decision follows within 7 working days of the recommendation and final minutes.</summary>
    public const int DecisionWorkingDays = 7;

    /// <summary>Standard 14: told orally within 2 working days.</summary>
    public const int OralNoticeWorkingDays = 2;

    /// <summary>Standard 14: told in writing within 5 working days.</summary>
    public const int WrittenNoticeWorkingDays = 5;

    /// <summary>Regulation 27(6): 28 days, not working days, from the determination.</summary>
    public const int DeterminationDays = 28;

    /// <summary>Regulation 29: papers reach the independent review within 10 working days of its notification.</summary>
    public const int IrmPapersWorkingDays = 10;

    /// <summary>Regulation 24: beside the chair and the social worker, three others; four for a joint panel.</summary>
    public const int OtherMembers = 3;

    public const int OtherMembersOfJointPanel = 4;

    extension(FosteringAssessment work)
    {
        public DateOnly? StageOneRefusalDueOn => After(work.StageOneInformationOn, StageOneRefusalWorkingDays);

        /// <summary>Working days used, of the ten for a refusal, when stage 2 began.</summary>
        public int StageOneWorkingDaysUsed =>
            work is { StageOneInformationOn: { } information, StageTwoOn: { } stageTwo } && stageTwo > information
                ? Math.Min(StageOneRefusalWorkingDays, WorkingCalendar.WorkingDaysBetween(information, stageTwo))
                : 0;

        public DateOnly? CommentsDueOn => work.ReportSentOn is { } sent ? WorkingCalendar.WorkingDaysFrom(sent, CommentsWorkingDays) : null;

        public DateOnly? PapersDueOn => work.PanelListedFor is { } panel ? WorkingCalendar.WorkingDaysBefore(panel, PapersWorkingDays) : null;

        public DateOnly RecommendationDueOn => WorkingCalendar.AddMonths(work.StartedOn, RecommendationMonths);

        public DateOnly? DecisionDueOn => After(work.MinutesOn, DecisionWorkingDays);

        /// <summary>The qualifying determination; none if there was none.</summary>
        public DecisionEntry? Determination
        {
            get
            {
                foreach (var decision in work.Decisions)
                    if (decision.Decision is Decision.ProposeNotToApprove)
                        return decision;
                return null;
            }
        }

        public DateOnly? DeterminationDueOn => work.Determination?.On.AddDays(DeterminationDays);

        public DateOnly? IrmPapersDueOn => After(work.IrmNotifiedOn, IrmPapersWorkingDays);
    }

    extension(DecisionEntry decision)
    {
        public DateOnly OralNoticeDueOn => WorkingCalendar.WorkingDaysAfter(decision.On, OralNoticeWorkingDays);

        public DateOnly WrittenNoticeDueOn => WorkingCalendar.WorkingDaysAfter(decision.On, WrittenNoticeWorkingDays);
    }

    static DateOnly? After(DateOnly? day, int workingDays) => day is { } from ? WorkingCalendar.WorkingDaysAfter(from, workingDays) : null;
}
