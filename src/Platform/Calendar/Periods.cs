using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Suite.Platform.Calendar;

/// <summary>A reporting year: 1 April to 31 March, written <c>2026/27</c>.</summary>
public readonly record struct ReportingYear(int StartYear) : IComparable<ReportingYear>
{
    public DateOnly FirstDay => new(StartYear, 4, 1);

    public DateOnly LastDay => new(StartYear + 1, 3, 31);

    public IReadOnlyList<Quarter> Quarters => [new(StartYear, 1), new(StartYear, 2), new(StartYear, 3), new(StartYear, 4)];

    public static ReportingYear Of(DateOnly day) => new(day.Month >= 4 ? day.Year : day.Year - 1);

    public bool Contains(DateOnly day) => Of(day) == this;

    public ReportingYear Next() => new(StartYear + 1);

    public ReportingYear Previous() => new(StartYear - 1);

    public override string ToString() => $"{StartYear:0000}/{(StartYear + 1) % 100:00}";

    /// <summary>Reads <c>2026/27</c>; the second part must be the year after the first.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ReportingYear year)
    {
        year = default;
        if (text is not { Length: 7 } || text[4] != '/'
            || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            || !int.TryParse(text.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var end)
            || start is < 1 or > 9998 || end != (start + 1) % 100)
            return false;
        year = new(start);
        return true;
    }

    public static ReportingYear Parse(string text) =>
        TryParse(text, out var year) ? year : throw new FormatException("A reporting year is written like 2026/27.");

    public int CompareTo(ReportingYear other) => StartYear.CompareTo(other.StartYear);

    public static bool operator <(ReportingYear left, ReportingYear right) => left.CompareTo(right) < 0;

    public static bool operator >(ReportingYear left, ReportingYear right) => left.CompareTo(right) > 0;

    public static bool operator <=(ReportingYear left, ReportingYear right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ReportingYear left, ReportingYear right) => left.CompareTo(right) >= 0;
}

/// <summary>A quarter of a reporting year: Q1 is April to June, Q4 January to March; written <c>2026/27 Q3</c>.</summary>
public readonly record struct Quarter : IComparable<Quarter>
{
    public Quarter(int startYear, int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 4);
        StartYear = startYear;
        Number = number;
    }

    /// <summary>Year in which the reporting year of this quarter begins.</summary>
    public int StartYear { get; }

    public int Number { get; }

    public ReportingYear Year => new(StartYear);

    public DateOnly FirstDay => new DateOnly(StartYear, 4, 1).AddMonths(3 * (Number - 1));

    public DateOnly LastDay => FirstDay.AddMonths(3).AddDays(-1);

    public static Quarter Of(DateOnly day) => new(ReportingYear.Of(day).StartYear, ((day.Month + 8) % 12 / 3) + 1);

    public bool Contains(DateOnly day) => Of(day) == this;

    public Quarter Next() => Of(LastDay.AddDays(1));

    public Quarter Previous() => Of(FirstDay.AddDays(-1));

    public override string ToString() => $"{Year} Q{Number}";

    /// <summary>Reads <c>2026/27 Q3</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Quarter quarter)
    {
        quarter = default;
        if (text is not { Length: 10 } || text[7] != ' ' || text[8] != 'Q' || text[9] is < '1' or > '4'
            || !ReportingYear.TryParse(text[..7], out var year))
            return false;
        quarter = new(year.StartYear, text[9] - '0');
        return true;
    }

    public static Quarter Parse(string text) =>
        TryParse(text, out var quarter) ? quarter : throw new FormatException("A quarter is written like 2026/27 Q3.");

    public int CompareTo(Quarter other) => FirstDay.CompareTo(other.FirstDay);

    public static bool operator <(Quarter left, Quarter right) => left.CompareTo(right) < 0;

    public static bool operator >(Quarter left, Quarter right) => left.CompareTo(right) > 0;

    public static bool operator <=(Quarter left, Quarter right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Quarter left, Quarter right) => left.CompareTo(right) >= 0;
}
