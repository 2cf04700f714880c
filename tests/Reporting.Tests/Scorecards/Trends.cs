using FsCheck.Xunit;
using Suite.Reporting.Scorecards;

namespace Suite.Reporting.Tests.Scorecards;

public sealed class Trends
{
    [Theory]
    [InlineData("13 12 11 10 9 8 7 6 5 4 3 2 2", "Fell in 11 of the last 12 months.")]
    [InlineData("1 2 3 4 5 6 7 8 9 10 11 12 13", "Rose in 12 of the last 12 months.")]
    [InlineData("5 5 5 5 5 5 5 5 5 5 5 5 5", "Did not change in any of the last 12 months.")]
    [InlineData("1 2 1 2 1 2 1 2 1 2 1 2 1", "Rose in 6 and fell in 6 of the last 12 months.")]
    [InlineData("- - - - - - - - - - - - 4", "In the last 12 months there are no two after each other that can be compared.")]
    [InlineData("- - - - - - - - - - 4 3 2", "Fell in 2 of the 2 of the last 12 months that can be compared with the one before.")]
    [InlineData("9 - 8 - 7 - 6 - 5 - 4 - 3", "In the last 12 months there are no two after each other that can be compared.")]
    public void A_trend_is_counted(string months, string sentence) => Assert.Equal(sentence, Trend.Of(Read(months)).Sentence("months"));

    [Property(MaxTest = 500)]
    public void A_trend_says_what_a_recount_says(int?[] values)
    {
        var months = values.Take(13).Select(v => v is { } value ? Limit.Of(value / 7) : (Limit?)null).ToList();
        var (fell, rose, stayed) = (0, 0, 0);
        for (var i = 1; i < months.Count; i++)
            if (values[i - 1] / 7 is { } before && values[i] / 7 is { } after)
                _ = after < before ? fell++ : after > before ? rose++ : stayed++;

        var trend = Trend.Of(months);

        Assert.Equal((fell, rose, stayed), (trend.Fell, trend.Rose, trend.Stayed));
        var sentence = trend.Sentence("months");
        Assert.Equal(fell > rose, sentence.StartsWith("Fell in ", StringComparison.Ordinal));
        if (fell > rose)
            Assert.StartsWith($"Fell in {fell} of the ", sentence, StringComparison.Ordinal);
        else if (rose > 0)
            Assert.StartsWith($"Rose in {rose} ", sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-09-30", "2025-09-01", "2026-09-30")]
    [InlineData("2026-09-29", "2025-08-01", "2026-08-31")]
    [InlineData("2027-02-28", "2026-02-01", "2027-02-28")]
    [InlineData("2028-02-28", "2027-01-01", "2028-01-31")]
    public void Only_full_months_are_compared(string lastDay, string first, string last)
    {
        var months = ScorecardPeriods.Months(new(lastDay.Day().AddDays(-20), lastDay.Day()));

        Assert.Equal(13, months.Count);
        Assert.Equal((first.Day(), last.Day()), (months[0].Start, months[^1].End));
        Assert.All(months.Zip(months.Skip(1)), m => Assert.Equal(m.First.End.AddDays(1), m.Second.Start));
    }

    [Theory]
    [InlineData("2026-04-01", "2027-03-31", "2026/27", "year", true)]
    [InlineData("2026-07-01", "2026-09-30", "2026/27 Q2", "quarter", true)]
    [InlineData("2026-08-01", "2026-08-31", "August 2026", "month", false)]
    [InlineData("2026-08-05", "2026-08-05", "5 August 2026", "period", false)]
    [InlineData("2026-05-01", "2026-07-31", "1 May 2026 to 31 July 2026", "period", false)]
    [InlineData("2026-01-01", "2026-12-31", "1 January 2026 to 31 December 2026", "period", false)]
    public void Periods_are_called_what_they_are(string from, string to, string name, string kind, bool whole)
    {
        var period = new Reporting.Measures.ReportingPeriod(from.Day(), to.Day());

        Assert.Equal((name, kind, whole), (period.Name(), period.Kind(), ScorecardPeriods.IsWhole(period)));
    }

    static List<Limit?> Read(string months) => [.. months.Split(' ').Select(m => m == "-" ? (Limit?)null : Limit.Of(decimal.Parse(m)))];
}
