namespace Suite.KinshipAssessment.Cases;

/// <summary>
/// What is due for a looked-after child: the Care Planning, Placement and Case Review (England) Regulations 2010 as consolidated
/// in June 2026. Regulation numbers below are theirs.
/// </summary>
static class CareRules
{
    public const string Version = "2010-959/2026-06";

    public const string PlacementPlan = "PLACEMENT_PLAN_DUE";
    public const string CarePlan = "CARE_PLAN_DUE";
    public const string Visit = "VISIT_DUE";
    public const string Review = "REVIEW_DUE";
    public const string HealthAssessment = "HEALTH_ASSESSMENT_DUE";
    public const string Notification = "NOTIFICATION_DUE";

    /// <summary>Reg 9(2): the placement plan is agreed before the placement, or within five working days of its start.</summary>
    public const int PlacementPlanWorkingDays = 5;

    /// <summary>Reg 4(2): the care plan, where none was made before, within ten working days of the start of the first placement.</summary>
    public const int CarePlanWorkingDays = 10;

    /// <summary>Reg 13: people are told before the placement, or within five working days of an emergency one.</summary>
    public const int NotificationWorkingDays = 5;

    /// <summary>Reg 28(4): under a temporary approval at least once a week until the first review.</summary>
    public const int DaysBetweenVisitsBeforeFirstReview = 7;

    /// <summary>Reg 28(4): after the first review at intervals of not more than four weeks.</summary>
    public const int DaysBetweenVisits = 28;

    /// <summary>Reg 28(2): with approved carers at intervals of not more than six weeks.</summary>
    public const int DaysBetweenVisitsWhenApproved = 42;

    /// <summary>Reg 33(1): the first review within 20 working days of becoming looked after.</summary>
    public const int FirstReviewWorkingDays = 20;

    /// <summary>Reg 33(2): the second not more than three months after the first.</summary>
    public const int SecondReviewMonths = 3;

    /// <summary>Reg 33(2): later ones not more than six months apart.</summary>
    public const int LaterReviewMonths = 6;

    /// <summary>Reg 36: the reviewing officer may adjourn a review once, for not more than 20 working days.</summary>
    public const int AdjournmentWorkingDays = 20;

    /// <summary>Reg 7(4): at least once every six months before the fifth birthday.</summary>
    public const int HealthMonthsUnderFive = 6;

    /// <summary>Reg 7(4): at least once every twelve months from the fifth birthday.</summary>
    public const int HealthMonthsFromFive = 12;

    /// <summary>Reg 7(1): an assessment in the three months before the placement counts as the first one.</summary>
    public const int HealthMonthsBeforePlacement = 3;

    /// <summary>Local: warned this many days ahead, and on the day.</summary>
    public const int WarningDaysAhead = 3;

    /// <summary>Education Act 1996 s.8: compulsory school age, from 5 until 16.</summary>
    public const int SchoolAgeFrom = 5, SchoolAgeUntil = 16;

    public static string Cite(string regulation) => $"Care Planning Regulations 2010 reg {regulation}; {Version}";
}
