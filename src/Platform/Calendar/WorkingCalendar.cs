using System.Collections.Frozen;
using System.Globalization;

namespace Suite.Platform.Calendar;

/// <summary>
/// The one calendar of the suite: working days of England and Wales, civil days of Europe/London, ages and periods.
/// Pure arithmetic; whoever needs "now" passes it in.
/// </summary>
/// <remarks>
/// Working day: any day except Saturday, Sunday, Christmas Day, Good Friday and the bank holidays of England and Wales
/// (Fostering Services (England) Regulations 2011, regulation 2). Working days are known only for the years of the bank
/// holiday file; beyond it every answer is a <see cref="BeyondCalendarException"/>, never a guess.
/// </remarks>
public static class WorkingCalendar
{
    static readonly FrozenDictionary<DateOnly, string> Holidays = ReadHolidays();

    /// <summary>First day for which working days are known.</summary>
    public static DateOnly FirstDay { get; } = new(Holidays.Keys.Min().Year, 1, 1);

    /// <summary>Last day for which working days are known.</summary>
    public static DateOnly LastDay { get; } = new(Holidays.Keys.Max().Year, 12, 31);

    // UpTo[i]: working days from FirstDay to FirstDay + i, both included.
    static readonly int[] UpTo = CountUpTo();
    static readonly DateOnly[] WorkingDays = [.. AllDays().Where(IsWorkingDay)];
    static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    public static bool IsWorkingDay(DateOnly day) => Known(day).DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Holidays.ContainsKey(day);

    /// <summary>The bank holiday's name; null on any other day.</summary>
    public static string? BankHoliday(DateOnly day) => Holidays.GetValueOrDefault(Known(day));

    /// <summary>"Within <paramref name="count"/> working days after": <paramref name="day"/> is day 0, counted are later working days.</summary>
    public static DateOnly WorkingDaysAfter(DateOnly day, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return count == 0 ? Known(day) : Nth(CountTo(day) + count);
    }

    /// <summary>"<paramref name="count"/> working days beginning with": <paramref name="day"/> itself is the first if it is a working day.</summary>
    public static DateOnly WorkingDaysFrom(DateOnly day, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return Nth(CountBefore(day) + count);
    }

    /// <summary>"At least <paramref name="count"/> working days before": <paramref name="day"/> is day 0, counted backwards.</summary>
    public static DateOnly WorkingDaysBefore(DateOnly day, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return count == 0 ? Known(day) : Nth(CountBefore(day) - count + 1);
    }

    /// <summary>The day itself if it is a working day, else the last working day before it: what to aim for when a deadline falls on a day off.</summary>
    public static DateOnly WorkingDayOnOrBefore(DateOnly day) => Nth(CountTo(day));

    /// <summary>
    /// Working days that pass from one day to another: those after <paramref name="from"/> up to and including
    /// <paramref name="to"/>. Negative if they are the other way round.
    /// </summary>
    public static int WorkingDaysBetween(DateOnly from, DateOnly to) => CountTo(to) - CountTo(from);

    /// <summary>Adds calendar months and clamps to the month's end: 30 November and 3 months is 28 (29) February.</summary>
    public static DateOnly AddMonths(DateOnly day, int months) => day.AddMonths(months);

    /// <summary>"Not exceeding <paramref name="weeks"/> weeks" from the start: the last day still covered; the next one is not.</summary>
    public static DateOnly LastCoveredDay(DateOnly start, int weeks)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(weeks, 1);
        return start.AddDays((7 * weeks) - 1);
    }

    /// <summary>The civil day in London at this instant; in summer it begins at 23:00 UTC.</summary>
    public static DateOnly LondonDate(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, London).DateTime);

    /// <summary>The instant, in UTC, at which the civil day begins in London.</summary>
    public static DateTimeOffset LondonMidnight(DateOnly day)
    {
        // London changes its clocks at 01:00 UTC: midnight is never skipped and never twice.
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, London.GetUtcOffset(midnight)).ToUniversalTime();
    }

    public static DateOnly Today(TimeProvider clock) => LondonDate(clock.GetUtcNow());

    /// <summary>Age in whole years on a day. On the birthday itself the age is attained, from the day's beginning.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is before the birth.</exception>
    public static int AgeOn(DateOnly birthDate, DateOnly day)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(day.DayNumber, birthDate.DayNumber, nameof(day));
        var age = day.Year - birthDate.Year;
        return day < TurnsOn(birthDate, age) ? age - 1 : age;
    }

    /// <summary>
    /// The day on which an age is attained: at the beginning of the anniversary of the birth (Family Law Reform Act 1969,
    /// section 9). The Act is silent on 29 February; in a common year the anniversary is taken as 1 March.
    /// </summary>
    public static DateOnly TurnsOn(DateOnly birthDate, int age)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(age);
        var year = birthDate.Year + age;
        return birthDate is { Month: 2, Day: 29 } && !DateTime.IsLeapYear(year)
            ? new(year, 3, 1)
            : new(year, birthDate.Month, birthDate.Day);
    }

    static DateOnly Known(DateOnly day) => day >= FirstDay && day <= LastDay ? day : throw new BeyondCalendarException(FirstDay, LastDay);

    static int CountTo(DateOnly day) => UpTo[Known(day).DayNumber - FirstDay.DayNumber];

    static int CountBefore(DateOnly day) => CountTo(day) - (IsWorkingDay(day) ? 1 : 0);

    static DateOnly Nth(int count) =>
        count >= 1 && count <= WorkingDays.Length ? WorkingDays[count - 1] : throw new BeyondCalendarException(FirstDay, LastDay);

    static IEnumerable<DateOnly> AllDays()
    {
        for (var day = FirstDay; day <= LastDay; day = day.AddDays(1))
            yield return day;
    }

    static int[] CountUpTo()
    {
        var count = 0;
        return [.. AllDays().Select(day => IsWorkingDay(day) ? ++count : count)];
    }

    static FrozenDictionary<DateOnly, string> ReadHolidays()
    {
        using var file = typeof(WorkingCalendar).Assembly.GetManifestResourceStream("bank-holidays.csv")
            ?? throw new InvalidOperationException("The bank holiday file is missing from the assembly.");
        using var reader = new StreamReader(file);
        var holidays = new Dictionary<DateOnly, string>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#' || line.StartsWith("date,", StringComparison.Ordinal))
                continue;
            var comma = line.IndexOf(',', StringComparison.Ordinal);
            holidays.Add(DateOnly.ParseExact(line[..comma], "yyyy-MM-dd", CultureInfo.InvariantCulture), line[(comma + 1)..]);
        }

        return holidays.ToFrozenDictionary();
    }
}

/// <summary>Working days were asked for beyond the years whose bank holidays are on file.</summary>
public sealed class BeyondCalendarException : Exception
{
    internal BeyondCalendarException(DateOnly first, DateOnly last)
        : base($"Working days are known from {first:yyyy-MM-dd} to {last:yyyy-MM-dd}.")
    {
    }
}
