using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Suite.Platform.Calendar;
using Xunit;

namespace Suite.Platform.Tests.Calendar;

public sealed class WorkingDays
{
    static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    [Theory]
    [InlineData(2020, "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28")]
    [InlineData(2021, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28")]
    [InlineData(2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27")]
    [InlineData(2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26")]
    [InlineData(2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28")]
    [InlineData(2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28")]
    [InlineData(2028, "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26")]
    [InlineData(2029, "01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26")]
    public void Bank_holidays_are_those_published(int year, string expected)
    {
        var found = Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365)
            .Select(new DateOnly(year, 1, 1).AddDays)
            .Where(day => WorkingCalendar.BankHoliday(day) is not null)
            .Select(day => day.ToString("MM-dd"));

        Assert.Equal(expected, string.Join(' ', found));
    }

    [Fact]
    public void Every_year_on_file_has_its_eight_holidays_and_none_falls_on_a_weekend()
    {
        for (var year = WorkingCalendar.FirstDay.Year; year <= WorkingCalendar.LastDay.Year; year++)
        {
            var holidays = Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365)
                .Select(new DateOnly(year, 1, 1).AddDays).Where(day => WorkingCalendar.BankHoliday(day) is not null).ToList();
            Assert.Equal(year switch { 2022 => 10, 2023 => 9, _ => 8 }, holidays.Count);
            Assert.DoesNotContain(holidays, day => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
        }
    }

    [Theory]
    [InlineData("2026-04-24", "2026-05-07", 8)]
    [InlineData("2026-03-02", "2026-03-15", 9)]
    [InlineData("2026-04-02", "2026-04-07", 1)]
    [InlineData("2026-03-06", "2026-03-08", 0)]
    [InlineData("2026-05-07", "2026-04-24", -8)]
    public void Working_days_between_leave_out_the_first_day(string from, string to, int expected) =>
        Assert.Equal(expected, WorkingCalendar.WorkingDaysBetween(Day(from), Day(to)));

    [Theory]
    [InlineData("2026-04-02", 1, "2026-04-07")] // Maundy Thursday over Easter
    [InlineData("2026-12-24", 1, "2026-12-29")] // Christmas Eve: Friday is Christmas Day, Monday the substitute
    [InlineData("2026-12-24", 3, "2026-12-31")]
    [InlineData("2026-12-24", 4, "2027-01-04")]
    [InlineData("2026-03-07", 10, "2026-03-20")] // from a Saturday
    [InlineData("2026-03-07", 0, "2026-03-07")]
    public void Within_so_many_working_days_after_starts_counting_on_the_next_day(string day, int count, string expected) =>
        Assert.Equal(Day(expected), WorkingCalendar.WorkingDaysAfter(Day(day), count));

    [Theory]
    [InlineData("2026-03-02", 10, "2026-03-13")] // a Monday is day 1
    [InlineData("2026-03-07", 1, "2026-03-09")]  // a Saturday is not
    [InlineData("2026-04-03", 1, "2026-04-07")]  // nor is Good Friday
    public void Working_days_beginning_with_count_the_day_itself(string day, int count, string expected) =>
        Assert.Equal(Day(expected), WorkingCalendar.WorkingDaysFrom(Day(day), count));

    [Theory]
    [InlineData("2026-04-07", 1, "2026-04-02")]
    [InlineData("2026-03-07", 5, "2026-03-02")]
    public void Working_days_before_count_backwards(string day, int count, string expected) =>
        Assert.Equal(Day(expected), WorkingCalendar.WorkingDaysBefore(Day(day), count));

    [Theory]
    [InlineData("2026-04-06", "2026-04-02")]
    [InlineData("2026-04-02", "2026-04-02")]
    public void A_deadline_on_a_day_off_is_aimed_at_the_working_day_before(string day, string expected) =>
        Assert.Equal(Day(expected), WorkingCalendar.WorkingDayOnOrBefore(Day(day)));

    [Fact]
    public void Beyond_the_file_there_is_an_error_and_no_guess()
    {
        Assert.Throws<BeyondCalendarException>(() => WorkingCalendar.IsWorkingDay(WorkingCalendar.FirstDay.AddDays(-1)));
        Assert.Throws<BeyondCalendarException>(() => WorkingCalendar.WorkingDaysAfter(WorkingCalendar.LastDay.AddDays(1), 1));
        Assert.Throws<BeyondCalendarException>(() => WorkingCalendar.WorkingDaysAfter(WorkingCalendar.LastDay, 1));
        Assert.Throws<BeyondCalendarException>(() => WorkingCalendar.WorkingDaysBefore(WorkingCalendar.FirstDay, 1));
        Assert.Throws<BeyondCalendarException>(() => WorkingCalendar.BankHoliday(new DateOnly(2200, 1, 1)));
    }

    [Property(MaxTest = 300)]
    public Property Counting_forward_and_measuring_agree() => Prop.ForAll(Days, Counts, (day, count) =>
    {
        var end = WorkingCalendar.WorkingDaysAfter(day, count);
        return WorkingCalendar.WorkingDaysBetween(day, end) == count && (count == 0 || WorkingCalendar.IsWorkingDay(end));
    });

    [Property(MaxTest = 300)]
    public Property Beginning_with_a_day_is_after_the_day_before() => Prop.ForAll(Days, Counts, (day, count) =>
        WorkingCalendar.WorkingDaysFrom(day, count + 1) == WorkingCalendar.WorkingDaysAfter(day.AddDays(-1), count + 1));

    [Property(MaxTest = 300)]
    public Property Counting_back_from_a_working_day_undoes_counting_forward() => Prop.ForAll(Days, Counts, (day, count) =>
    {
        var start = WorkingCalendar.WorkingDaysFrom(day, 1);
        return WorkingCalendar.WorkingDaysBefore(WorkingCalendar.WorkingDaysAfter(start, count), count) == start;
    });

    [Property(MaxTest = 300)]
    public Property The_tables_agree_with_counting_day_by_day() => Prop.ForAll(Days, Counts, (day, count) =>
    {
        var (end, left) = (day, count);
        while (left > 0)
        {
            end = end.AddDays(1);
            if (end.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && WorkingCalendar.BankHoliday(end) is null)
                left--;
        }

        return end == WorkingCalendar.WorkingDaysAfter(day, count);
    });

    static Arbitrary<DateOnly> Days =>
        Gen.Choose(new DateOnly(2015, 1, 3).DayNumber, new DateOnly(2031, 6, 1).DayNumber).Select(DateOnly.FromDayNumber).ToArbitrary();

    static Arbitrary<int> Counts => Gen.Choose(0, 300).ToArbitrary();
}
