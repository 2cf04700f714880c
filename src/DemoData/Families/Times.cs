using Google.Protobuf.WellKnownTypes;
using Suite.DemoData.Caseload;

namespace Suite.DemoData.Families;

static class Times
{
    public static Timestamp At(this DateOnly day, int hour, int minute = 0) => Timestamp.FromDateTime(day.ToDateTime(new TimeOnly(hour, minute), DateTimeKind.Utc));

    /// <summary>The day, or the last weekday before it.</summary>
    public static DateOnly Back(this DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(-1),
        DayOfWeek.Sunday => day.AddDays(-2),
        _ => day,
    };

    public static bool IsWeekday(this DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    public static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;

    /// <summary>A name of the family, or of somebody who has another.</summary>
    public static string Name(this Draw draw, string who, string family) => $"{draw.Of(who, Names.First)} {(draw.Chance(who + "/other-name", 0.25) ? draw.Of(who + "/name", Names.Last) : family)}";
}
