using System.Globalization;
using Suite.Platform.Errors;
using Suite.Reporting.Measures;

namespace Suite.Reporting.Reports;

/// <summary>The months and quarters that reports are about, and what they are called.</summary>
static class ReportPeriods
{
    const string Form = "must be a month such as 2026-07 or July 2026, or a quarter such as 2026/27 Q2";

    // A year of months and the same period of the year before are looked at too.
    const int FirstYear = 2000;

    /// <summary>A month or quarter by its name; the last full month if none is named. One that is still running ends today.</summary>
    public static ReportingPeriod Read(string name, DateOnly today)
    {
        if (name.Length == 0)
        {
            var month = new DateOnly(today.Year, today.Month, 1);
            return new(month.AddMonths(-1), month.AddDays(-1));
        }

        if (ReportingYear.TryParse(name, out _))
            throw Refuse.Field("period", Form);
        var period = ReportingPeriod.Read(name, null, null, today);
        return period.Start.Year >= FirstYear ? period : throw Refuse.Field("period", $"must not begin before {FirstYear}");
    }

    /// <summary>The same days of the year before; the end of a month stays one.</summary>
    public static ReportingPeriod YearBefore(this ReportingPeriod period) => new(period.Start.AddYears(-1), period.End.AddDays(1).AddYears(-1).AddDays(-1));

    /// <summary>The twelve months that end with the period, the last of them no later than it.</summary>
    public static IReadOnlyList<ReportingPeriod> TwelveMonths(this ReportingPeriod period)
    {
        var last = new DateOnly(period.End.Year, period.End.Month, 1);
        return [.. Enumerable.Range(-11, 12).Select(i => last.AddMonths(i)).Select(first => new ReportingPeriod(first, Earlier(first.AddMonths(1).AddDays(-1), period.End)))];
    }

    /// <summary>The four quarters that end with one.</summary>
    public static IReadOnlyList<ReportingPeriod> FourQuarters(this ReportingPeriod period)
    {
        var last = Quarter.Of(period.End);
        return [.. new[] { last.Previous().Previous().Previous(), last.Previous().Previous(), last.Previous(), last }.Select(q => new ReportingPeriod(q.FirstDay, q.LastDay))];
    }

    /// <summary>What readers of aggregates are given instead, as of measures: whole quarters, the last one that is over if none is named.</summary>
    public static ReportingPeriod Whole(string name, ReportingPeriod read, DateOnly today)
    {
        var over = Quarter.Of(today).Previous();
        return name.Length == 0 ? new(over.FirstDay, over.LastDay) : Disclosure.Whole(read, null, today);
    }

    /// <summary>Its name; its days where it is no whole month, quarter or year.</summary>
    public static string Name(ReportingPeriod period)
    {
        var quarter = Quarter.Of(period.Start);
        if (period == new ReportingPeriod(quarter.FirstDay, quarter.LastDay))
            return quarter.ToString();
        return period.Start.Day == 1 && period.End == period.Start.AddMonths(1).AddDays(-1)
            ? period.Start.ToString("MMMM yyyy", CultureInfo.InvariantCulture)
            : $"{Words.Day(period.Start)} to {Words.Day(period.End)}";
    }

    static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;
}
