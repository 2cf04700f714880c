using Suite.Types.V1;

namespace Suite.Platform.Calendar;

/// <summary>Days as messages hold them.</summary>
public static class Dates
{
    public static Date ToMessage(this DateOnly day) => new() { Year = day.Year, Month = day.Month, Day = day.Day };

    /// <summary>Null, which leaves the field out, where there is no day.</summary>
    public static Date? ToMessage(this DateOnly? day) => day?.ToMessage();
}
