namespace Suite.Suitability.Approval;

/// <summary>The numbers of the fostering assessment: Fostering Services (England) Regulations 2011 and National Minimum Standard 14.</summary>
public static class FosteringRules
{
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

    /// <summary>Of people who are approved already.</summary>
    public const string CarerDeterminationCitation = "Fostering Services (England) Regulations 2011 reg 28(7)";

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

    /// <summary>Regulations 27(6) and 28(7): 28 days, not working days, from the determination.</summary>
    public const int DeterminationDays = 28;

    /// <summary>Regulation 29: papers reach the independent review within 10 working days of its notification.</summary>
    public const int IrmPapersWorkingDays = 10;

    /// <summary>Regulation 24: beside the chair and the social worker, three others; four for a joint panel.</summary>
    public const int OtherMembers = 3;

    public const int OtherMembersOfJointPanel = 4;
}
