using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Suite.Platform.Calendar;
using Xunit;

namespace Suite.Platform.Tests.Calendar;

public sealed class Periods
{
    [Theory]
    [InlineData(2026, 3, 31, "2025/26 Q4")]
    [InlineData(2026, 4, 1, "2026/27 Q1")]
    [InlineData(2026, 6, 30, "2026/27 Q1")]
    [InlineData(2026, 7, 1, "2026/27 Q2")]
    [InlineData(2026, 12, 31, "2026/27 Q3")]
    [InlineData(2027, 1, 1, "2026/27 Q4")]
    [InlineData(2099, 12, 1, "2099/00 Q3")]
    public void The_year_begins_in_April(int year, int month, int day, string quarter)
    {
        var of = Quarter.Of(new(year, month, day));
        Assert.Equal(quarter, of.ToString());
        Assert.Equal(of, Quarter.Parse(quarter));
        Assert.Equal(quarter[..7], ReportingYear.Of(new(year, month, day)).ToString());
    }

    [Theory]
    [InlineData("2026/28 Q1")]
    [InlineData("2026/27 Q5")]
    [InlineData("2026/27 Q0")]
    [InlineData("2026/27Q1")]
    [InlineData("2026-27 Q1")]
    [InlineData(" 2026/27 Q1")]
    [InlineData("0000/01 Q1")]
    [InlineData("")]
    [InlineData(null)]
    public void A_period_that_is_not_written_so_is_refused(string? text)
    {
        Assert.False(Quarter.TryParse(text, out _));
        Assert.False(ReportingYear.TryParse(text, out _));
    }

    [Property(MaxTest = 300)]
    public Property Quarters_tile_the_years() => Prop.ForAll(
        Gen.Choose(new DateOnly(1950, 1, 1).DayNumber, new DateOnly(2150, 1, 1).DayNumber).Select(DateOnly.FromDayNumber).ToArbitrary(),
        day =>
        {
            var quarter = Quarter.Of(day);
            var year = ReportingYear.Of(day);
            return quarter.FirstDay <= day && day <= quarter.LastDay
                && quarter.Next().FirstDay == quarter.LastDay.AddDays(1) && quarter.Next().Previous() == quarter && quarter < quarter.Next()
                && year.Contains(day) && year.Quarters.Contains(quarter)
                && year.Quarters[0].FirstDay == year.FirstDay && year.Quarters[3].LastDay == year.LastDay
                && Quarter.Parse(quarter.ToString()) == quarter && ReportingYear.Parse(year.ToString()) == year;
        });
}
