using Suite.Types.V1;

namespace Suite.DemoData.Caseload;

static class Days
{
    public static Date ToMessage(this DateOnly day) => new() { Year = day.Year, Month = day.Month, Day = day.Day };

    public static DateOnly ToDay(this Date day) => new(day.Year, day.Month, day.Day);

    /// <summary>Nothing is recorded at a weekend; bank holidays do not matter for samples.</summary>
    public static DateOnly Weekday(this DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(2),
        DayOfWeek.Sunday => day.AddDays(1),
        _ => day,
    };

    /// <summary>So many days later, or the weekday after.</summary>
    public static DateOnly After(this DateOnly day, int days) => day.AddDays(days).Weekday();

    public static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
