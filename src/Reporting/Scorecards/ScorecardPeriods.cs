using Suite.Platform.Errors;
using Suite.Reporting.Measures;
using Suite.Reporting.Reports;
using Suite.Types.V1;

namespace Suite.Reporting.Scorecards;

/// <summary>The periods that scorecards are about.</summary>
static class ScorecardPeriods
{
    // The year before is looked at too, and months before that.
    const int FirstYear = 2000;

    // From one month to the next twelve times, from one quarter to the next four times.
    const int TrendMonths = 13, TrendQuarters = 5;

    public static ReportingPeriod Read(string name, Date? start, Date? end, DateOnly today)
    {
        var period = ReportingPeriod.Read(name, start, end, today);
        return period.Start.Year >= FirstYear ? period : throw Refuse.Field(name.Length > 0 ? "period" : "period_start", $"must not begin before {FirstYear}");
    }

    /// <summary>A whole quarter or year: two of these either lie apart or one is made of the other.</summary>
    public static bool IsWhole(ReportingPeriod period) => IsYear(period) || IsQuarter(period);

    public static bool IsYear(ReportingPeriod period) =>
        ReportingYear.Of(period.Start) is var year && period == new ReportingPeriod(year.FirstDay, year.LastDay);

    static bool IsQuarter(ReportingPeriod period) =>
        Quarter.Of(period.Start) is var quarter && period == new ReportingPeriod(quarter.FirstDay, quarter.LastDay);

    /// <summary>The five quarters that end with the period.</summary>
    public static IReadOnlyList<ReportingPeriod> Quarters(ReportingPeriod period)
    {
        var last = Quarter.Of(period.End);
        if (last.LastDay != period.End)
            last = last.Previous();
        return [.. Enumerable.Range(1 - TrendQuarters, TrendQuarters).Select(i => Quarter.Of(last.FirstDay.AddMonths(3 * i))).Select(q => new ReportingPeriod(q.FirstDay, q.LastDay))];
    }

    /// <summary>The thirteen whole months up to the last that ends within the period, or before it.</summary>
    public static IReadOnlyList<ReportingPeriod> Months(ReportingPeriod period)
    {
        var first = new DateOnly(period.End.Year, period.End.Month, 1);
        if (period.End.AddDays(1).Day != 1)
            first = first.AddMonths(-1);
        return [.. Enumerable.Range(1 - TrendMonths, TrendMonths).Select(i => first.AddMonths(i)).Select(month => new ReportingPeriod(month, month.AddMonths(1).AddDays(-1)))];
    }

    public static string Name(DateOnly start, DateOnly end)
    {
        var period = new ReportingPeriod(start, end);
        if (IsYear(period))
            return ReportingYear.Of(start).ToString();
        return start == end ? Words.Day(end) : ReportPeriods.Name(period);
    }

    public static string Name(this ReportingPeriod period) => Name(period.Start, period.End);

    /// <summary>What it is as long as, in "the same … last year".</summary>
    public static string Kind(this ReportingPeriod period) =>
        IsYear(period) ? "year" : IsQuarter(period) ? "quarter" : period == new ReportingPeriod(new(period.End.Year, period.End.Month, 1), new DateOnly(period.End.Year, period.End.Month, 1).AddMonths(1).AddDays(-1)) ? "month" : "period";

    public static DateOnly Read(this Date day) => new(day.Year, day.Month, day.Day);
}
