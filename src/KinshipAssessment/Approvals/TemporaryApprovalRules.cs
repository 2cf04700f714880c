using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;

namespace Suite.KinshipAssessment.Approvals;

/// <summary>The numbers of temporary approval: Care Planning, Placement and Case Review (England) Regulations 2010, regulations 24 and 25.</summary>
static class TemporaryApprovalRules
{
    /// <summary>Kept with every approval, so that a later change of the rules leaves it as it was.</summary>
    public const string Version = "2010-959/2026-06";

    public const string Citation = "Care Planning, Placement and Case Review (England) Regulations 2010 reg 24(1), 25";
    public const string EndingCitation = "Care Planning, Placement and Case Review (England) Regulations 2010 reg 25(6)";
    public const string ExtensionCitation = "Care Planning, Placement and Case Review (England) Regulations 2010 reg 25(4)-(5)";
    public const string EightWeeksCitation = "Care Planning, Placement and Case Review (England) Regulations 2010 reg 25(2)";
    public const string UntilOutcomeCitation = "Care Planning, Placement and Case Review (England) Regulations 2010 reg 25(3)";
    public const string ViewsCitation = "Children Act 1989 s.22(4); Care Planning, Placement and Case Review (England) Regulations 2010 reg 9";

    /// <summary>Regulation 24(1): a temporary approval does not exceed 16 weeks.</summary>
    public const int Weeks = 16;

    /// <summary>Regulation 25(2): one extension of up to 8 weeks.</summary>
    public const int ExtensionWeeks = 8;

    /// <summary>When twelve weeks are reached, four are left to decide.</summary>
    const int TwelveWeeks = 12;

    /// <summary>The child's views belong in the placement plan: 5 working days from the placement (regulation 9).</summary>
    public const int ViewsWorkingDays = 5;

    /// <summary>SSDA903 code of a placement with a connected person who is not (yet) fully approved.</summary>
    public const string PlacementCode = "U3";

    /// <summary>Days before the last covered day on which the end is announced.</summary>
    public static readonly int[] AlertDaysBefore = [28, 14, 7, 0];

    extension(TemporaryApprovalGrant approval)
    {
        /// <summary>The day after the last covered one; none while open-ended.</summary>
        public DateOnly? FirstUncoveredOn => approval.LastCoveredOn?.AddDays(1);

        public DateOnly TwelveWeeksOn => approval.ApprovedOn.AddDays(TwelveWeeks * 7);

        /// <summary>28, 14, 7 and 0 days before the last covered day; none while open-ended.</summary>
        public IReadOnlyList<DateOnly> AlertsOn => approval.LastCoveredOn is { } last ? [.. AlertDaysBefore.Select(days => last.AddDays(-days))] : [];

        /// <summary>Days from the first one to the full approval, the order or the end; to today while it runs (clock K3).</summary>
        public int DaysUsed(DateOnly today) => Math.Max(0, (approval.EndedOn ?? today).DayNumber - approval.ApprovedOn.DayNumber);

        public bool Covers(DateOnly day) =>
            approval.State is ApprovalState.Running or ApprovalState.Extended8W or ApprovalState.ExtendedIrm
            && day >= approval.ApprovedOn && !(day > approval.LastCoveredOn);
    }

    public static DateOnly LastCoveredDay(DateOnly start) => WorkingCalendar.LastCoveredDay(start, Weeks);
}
