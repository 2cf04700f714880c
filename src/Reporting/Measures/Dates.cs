using Suite.Types.V1;

namespace Suite.Reporting.Measures;

static class Dates
{
    public static Date ToMessage(this DateOnly day) => new() { Year = day.Year, Month = day.Month, Day = day.Day };
}
