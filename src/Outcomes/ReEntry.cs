using Suite.Platform.Calendar;

namespace Suite.Outcomes;

/// <summary>A child who is referred again soon after the last help ended.</summary>
public static class ReEntry
{
    /// <summary>The new referral is linked to the closure: on its day or up to 12 calendar months after it, clamped to the month's end.</summary>
    public static bool IsLinked(DateOnly closedOn, DateOnly referredOn) =>
        referredOn >= closedOn && referredOn <= WorkingCalendar.AddMonths(closedOn, OutcomeRules.ReEntryMonths);
}
