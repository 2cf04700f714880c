using Suite.Platform.Calendar;
using Suite.Platform.Errors;
using Suite.Types.V1;

namespace Suite.Reporting.Measures;

/// <summary>The days that a figure is about; states are read as at the last of them.</summary>
readonly record struct ReportingPeriod(DateOnly Start, DateOnly End)
{
    /// <summary>
    /// Reads a year or quarter (<c>2026/27</c>, <c>2026/27 Q3</c>), or days. One that is still running ends today: nothing is
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
                fields.Add("period", "must be a year such as 2026/27 or a quarter such as 2026/27 Q3");
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

        var isYear = ReportingYear.TryParse(name, out var year);
        period = isYear ? new(year.FirstDay, year.LastDay) : default;
        return isYear;
    }

    ReportingPeriod UpTo(DateOnly today) => End <= today ? this : this with { End = today };
}
