using Suite.Outcomes;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>
/// Placement with parents, visits and reviews: the Care Planning, Placement and Case Review (England) Regulations 2010 Parts 4 to 6, as
/// consolidated in June 2026. Regulation numbers below are theirs.
/// </summary>
static class CarePlanningRules
{
    /// <summary>Kept with each decision that rests on them.</summary>
    public const string Version = "2010-959/2026-06";

    public const string ReviewDue = "CARE_REVIEW_DUE";
    public const string ChangeOfStatus = "CHANGE_OF_STATUS_NOT_CONSIDERED";
    public const string ImmediateAssessment = "IMMEDIATE_ASSESSMENT_DUE";
    public const string ImmediateDecision = "IMMEDIATE_DECISION_DUE";
    public const string PlanReview = "PLACEMENT_PLAN_REVIEW";
    public const string Visit = "VISIT_DUE";
    public const string ContactOrderAtHome = "CONTACT_ORDER_AT_HOME";
    public const string CheckAwaited = "CHECK_AWAITED";
    public const string FirstReturnReview = "RETURN_REVIEW_3M";
    public const string SecondReturnReview = "RETURN_REVIEW_6M";
    public const string MonitoringBegins = "MONITORING_BEGINS";
    public const string ComesOfAge = "CHILD_COMES_OF_AGE";
    public const string RetentionEnds = "RETENTION_ENDS";

    /// <summary>Reg 19(b): assessment and review of the case within ten working days of the placement.</summary>
    public const int ImmediateAssessmentWorkingDays = 10;

    /// <summary>Reg 19(c): the decision within ten working days after the assessment is completed.</summary>
    public const int ImmediateDecisionWorkingDays = 10;

    /// <summary>Reg 28(2)(a), (3)(a), (4)(a) and (5)(a): the first within a week; weekly until the first review under (3) and (4).</summary>
    public const int DaysOfWeeklyVisits = 7;

    /// <summary>Reg 28(4)(b): at home under an interim care order, after the first review.</summary>
    public const int DaysBetweenVisitsUnderInterimOrder = 28;

    /// <summary>Reg 28(3)(b) and (5)(b): otherwise.</summary>
    public const int DaysBetweenVisits = 42;

    /// <summary>Reg 33(1): the first review within 20 working days of becoming looked after.</summary>
    public const int FirstReviewWorkingDays = 20;

    /// <summary>Reg 33(2): the second within three months of the first.</summary>
    public const int SecondReviewMonths = 3;

    /// <summary>Reg 33(2): later ones at most six months apart.</summary>
    public const int MonthsBetweenReviews = 6;

    /// <summary>Practice framework: for so long a return holds before it is consolidated.</summary>
    public const int MonthsToConsolidate = 6;

    /// <summary>SSDA903: a placement with parents that has gone on longer is looked at (measure E09).</summary>
    public const int LongPlacementMonths = 12;

    /// <summary>Local: the police are asked again what has become of a check.</summary>
    public const int CheckWorkingDays = 20;

    public const string UnderOrder = ReturnRules.Regulations + " reg 15";
    public const string UnderSection20 = "Children Act 1989 s.20; " + UnderOrder;
    public const string ContactOrders = ReturnRules.Regulations + " reg 16; Children Act 1989 s.34";
    public const string Assessed = ReturnRules.Regulations + " reg 17";
    public const string CaseReviewed = ReturnRules.Regulations + " reg 17(d)";
    public const string PlanPrepared = ReturnRules.Regulations + " regs 9 and 18(2)";
    public const string Approved = ReturnRules.Regulations + " reg 18(1)";
    public const string Immediate = ReturnRules.Regulations + " reg 19";
    public const string AssessedAtOnce = ReturnRules.Regulations + " reg 19(b)";
    public const string DecidedAtOnce = ReturnRules.Regulations + " reg 19(c)";
    public const string PlanReviewed = ReturnRules.Regulations + " reg 19(c)(i)";
    public const string Informed = ReturnRules.Regulations + " reg 13; " + ReturnRules.Framework;
    public const string Reviews = ReturnRules.Regulations + " reg 33";
    public const string Considerations = ReturnRules.Regulations + " reg 35 and Schedule 7 paragraph 2";
    public const string Retention = ReturnRules.Regulations + " reg 50";

    public const string NominatedOfficer = ReturnRules.Regulations + " regs 2 and 18(1)";

    /// <summary>An order lasts until it is discharged or the child is 18.</summary>
    public const string OrdersLast = "Children Act 1989 ss.39 and 91";

    public const string SupervisionOrders = "Children Act 1989 ss.31 and 35";
    public const string LookedAfter = OutcomeRules.LookedAfterCitation;
    public const string OrderEndsAt18 = "Children Act 1989 ss.91(12) and 105(1)";

    /// <summary>The points at which a return is followed up are the suite's.</summary>
    public const string ReturnReviews = "Reviews of the return 3 and 6 months after it";

    public static string Visits(string paragraph) => $"{ReturnRules.Regulations} reg 28({paragraph})";

    /// <summary>The day itself counts: up to the same day of the month, clamped to the month's end.</summary>
    public static V1.ReEntryBucket BucketOf(DateOnly returnedOn, DateOnly on) =>
        on <= WorkingCalendar.AddMonths(returnedOn, 6) ? V1.ReEntryBucket.Within6
        : on <= WorkingCalendar.AddMonths(returnedOn, 12) ? V1.ReEntryBucket.Within12
        : on <= WorkingCalendar.AddMonths(returnedOn, 24) ? V1.ReEntryBucket.Within24
        : V1.ReEntryBucket.Later;

    /// <summary>Whole months from one day to another.</summary>
    public static int MonthsBetween(DateOnly from, DateOnly to)
    {
        var months = ((to.Year - from.Year) * 12) + to.Month - from.Month;
        return WorkingCalendar.AddMonths(from, months) > to ? months - 1 : months;
    }
}
