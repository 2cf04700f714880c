using System.Globalization;
using Suite.Platform.Calendar;
using Suite.Platform.Errors;
using Suite.Types.V1;

namespace Suite.Reporting.Measures;

/// <summary>The days that a figure is about; states are read as at the last of them.</summary>
readonly record struct ReportingPeriod(DateOnly Start, DateOnly End)
{
    static readonly string[] MonthNames = ["yyyy-MM", "MMMM yyyy"];

    /// <summary>
    /// Reads a year, quarter or month (<c>2026/27</c>, <c>2026/27 Q3</c>, <c>2026-07</c> or <c>July 2026</c>), or days. One that is still running ends today: nothing is
    /// known of tomorrow.
    /// </summary>
    public static ReportingPeriod Read(string name, Date? start, Date? end, DateOnly today)
    {
        var fields = new Fields();
        var first = fields.OptionalDate("period_start", start);
        var last = fields.OptionalDate("period_end", end);
        if (name.Length > 0)
        {
            fields.Require(start is null && end is null, "period", "is given instead of days, not beside them");
            if (!TryRead(name, out var named))
                fields.Add("period", "must be a year such as 2026/27, a quarter such as 2026/27 Q3 or a month such as 2026-07 or July 2026");
            else if (named.Start > today)
                fields.Add("period", "must have begun");
            fields.ThrowIfAny();
            return named.UpTo(today);
        }

        var to = last ?? today;
        fields.Require(to <= today, "period_end", "must not be in the future");
        var from = first ?? ReportingYear.Of(to).FirstDay;
        fields.Require(from <= to || fields.Any, "period_start", "must not be after period_end");
        fields.ThrowIfAny();
        return new(from, to);
    }

    static bool TryRead(string name, out ReportingPeriod period)
    {
        if (Quarter.TryParse(name, out var quarter))
        {
            period = new(quarter.FirstDay, quarter.LastDay);
            return true;
        }

        if (ReportingYear.TryParse(name, out var year))
        {
            period = new(year.FirstDay, year.LastDay);
            return true;
        }

        var isMonth = DateOnly.TryParseExact(name, MonthNames, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month);
        period = isMonth ? new(month, month.AddMonths(1).AddDays(-1)) : default;
        return isMonth;
    }

    public int Days => End.DayNumber - Start.DayNumber + 1;

    /// <summary>The period that this one is compared with and that ends before it begins: as many whole months if this is whole months, else as many days.</summary>
    public ReportingPeriod Before()
    {
        var end = Start.DayNumber == 0 ? Start : Start.AddDays(-1);
        if (Start.Day != 1 || End.AddDays(1).Day != 1)
            return new(DateOnly.FromDayNumber(Math.Max(0, Start.DayNumber - Days)), end);
        var months = (End.Year - Start.Year) * 12 + End.Month - Start.Month + 1;
        var since = (Start.Year - 1) * 12 + Start.Month - 1;
        return new(Start.AddMonths(-Math.Min(months, since)), end);
    }

    ReportingPeriod UpTo(DateOnly today) => End <= today ? this : this with { End = today };
}
