using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Microsoft.Extensions.Time.Testing;
using Suite.Platform.Calendar;
using Xunit;

namespace Suite.Platform.Tests.Calendar;

public sealed class CivilDays
{
    static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("2026-06-30T22:59:59Z", "2026-06-30")]
    [InlineData("2026-06-30T23:00:00Z", "2026-07-01")] // summer time: the day begins an hour before UTC's
    [InlineData("2026-01-31T23:59:59Z", "2026-01-31")]
    [InlineData("2026-03-29T00:59:59Z", "2026-03-29")] // the night the clocks go forward
    [InlineData("2026-10-24T23:30:00Z", "2026-10-25")] // the night they go back
    [InlineData("2026-10-25T23:30:00Z", "2026-10-25")]
    [InlineData("2026-07-01T01:30:00+05:00", "2026-06-30")]
    public void A_civil_day_is_Londons(string instant, string day)
    {
        Assert.Equal(Day(day), WorkingCalendar.LondonDate(At(instant)));
        Assert.Equal(Day(day), WorkingCalendar.Today(new FakeTimeProvider(At(instant))));
    }

    [Property(MaxTest = 300)]
    public Property A_day_begins_at_its_midnight_and_not_a_moment_before() => Prop.ForAll(
        Gen.Choose(new DateOnly(1997, 1, 1).DayNumber, new DateOnly(2035, 12, 31).DayNumber).Select(DateOnly.FromDayNumber).ToArbitrary(),
        day =>
        {
            var begins = WorkingCalendar.LondonMidnight(day);
            return WorkingCalendar.LondonDate(begins) == day && WorkingCalendar.LondonDate(begins.AddTicks(-1)) == day.AddDays(-1);
        });

    [Theory]
    [InlineData("2024-02-29", 12, "2025-02-28")]
    [InlineData("2026-11-30", 3, "2027-02-28")]
    [InlineData("2026-01-31", 1, "2026-02-28")]
    [InlineData("2026-03-15", 8, "2026-11-15")]
    public void Months_end_with_the_month(string day, int months, string expected) =>
        Assert.Equal(Day(expected), WorkingCalendar.AddMonths(Day(day), months));

    [Fact]
    public void Sixteen_weeks_cover_a_hundred_and_twelve_days_with_the_first()
    {
        var last = WorkingCalendar.LastCoveredDay(Day("2026-03-02"), 16);
        Assert.Equal(Day("2026-03-02").AddDays(111), last);
    }

    [Theory]
    [InlineData("2008-05-04", "2026-05-03", 17)]
    [InlineData("2008-05-04", "2026-05-04", 18)]
    [InlineData("2008-05-04", "2026-05-05", 18)]
    [InlineData("2008-02-29", "2026-02-28", 17)]
    [InlineData("2008-02-29", "2026-03-01", 18)]
    [InlineData("2008-02-29", "2028-02-28", 19)]
    [InlineData("2008-02-29", "2028-02-29", 20)]
    [InlineData("2026-01-01", "2026-01-01", 0)]
    public void An_age_is_attained_on_the_birthday(string born, string day, int age) =>
        Assert.Equal(age, WorkingCalendar.AgeOn(Day(born), Day(day)));

    [Theory]
    [InlineData("2008-02-29", 18, "2026-03-01")]
    [InlineData("2008-02-29", 20, "2028-02-29")]
    [InlineData("2008-12-31", 18, "2026-12-31")]
    public void A_birthday_on_29_February_is_1_March_in_a_common_year(string born, int age, string on) =>
        Assert.Equal(Day(on), WorkingCalendar.TurnsOn(Day(born), age));

    [Property(MaxTest = 500)]
    public Property The_age_changes_on_the_day_it_is_attained_and_only_then() => Prop.ForAll(
        Gen.Choose(new DateOnly(1930, 1, 1).DayNumber, new DateOnly(2030, 1, 1).DayNumber).Select(DateOnly.FromDayNumber).ToArbitrary(),
        Gen.Choose(1, 100).ToArbitrary(),
        (born, age) =>
        {
            var on = WorkingCalendar.TurnsOn(born, age);
            return WorkingCalendar.AgeOn(born, on) == age && WorkingCalendar.AgeOn(born, on.AddDays(-1)) == age - 1;
        });

    [Fact]
    public void Nobody_has_an_age_before_birth() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => WorkingCalendar.AgeOn(Day("2026-03-02"), Day("2026-03-01")));
}
