using Suite.Platform.Errors;
using Suite.Reporting.Measures;
using Suite.Reporting.V1;

namespace Suite.Reporting.Tests.Measures;

public sealed class Showing
{
    [Theory]
    [InlineData(115, 368, "31.3")] // 31.25 exactly: .NET's own rounding says 31.2
    [InlineData(1, 3, "33.3")]
    [InlineData(2, 3, "66.7")]
    [InlineData(1, 8, "12.5")]
    [InlineData(1, 16, "6.3")]
    [InlineData(1, 2000, "0.1")]
    [InlineData(1, 2001, "0.0")]
    [InlineData(0, 7, "0.0")]
    [InlineData(7, 7, "100.0")]
    public void Shares_are_rounded_half_up(long numerator, long denominator, string shown) =>
        Assert.Equal(shown, Rounding.Percent(numerator, denominator));

    [Theory]
    [InlineData(228, "16.3")] // 114 days
    [InlineData(28, "2.0")]
    [InlineData(7, "0.5")]
    [InlineData(-7, "-0.5")]
    [InlineData(-1, "-0.1")]
    public void Weeks_are_exact_days_divided_by_seven(long twiceDays, string shown) => Assert.Equal(shown, Rounding.OneDecimal(twiceDays, 14));

    [Fact]
    public void Children_kept_out_of_care_by_conferences_alone_cannot_be_worked_out_from_the_rest()
    {
        var shown = Suppression.Apply(
        [
            new Figure { Part = "AVERTED", Unit = Unit.Percent, Value = "85.0", Numerator = 17, Denominator = 24 },
            Count("SUITE_WIDE", "", 21), Count("SUITE_WIDE", "EDGE_OF_CARE", 12), Count("SUITE_WIDE", "BOTH", 5), Count("SUITE_WIDE", "CONFERENCES", 4),
        ], Catalogue.Find("E01"));

        Assert.False(shown.Single(f => f.Part == "AVERTED").Suppressed);
        Assert.All(shown.Where(f => f.Part == "SUITE_WIDE"), f => Assert.True(f.Suppressed, f.Breakdown));
    }

    [Theory]
    [InlineData(40, 30, 8, true)]
    [InlineData(40, 30, 5, false)]
    public void Families_who_have_not_answered_cannot_be_worked_out_from_those_who_have(int offered, int consented, int declined, bool withheld)
    {
        var shown = Suppression.Apply(
            [new Figure { Part = "TAKE_UP", Unit = Unit.Percent, Value = "75.0", Numerator = consented, Denominator = offered }, Count("DECLINED", "", declined)], Catalogue.Find("G02"));

        Assert.Equal(withheld, shown.Single(f => f.Part == "DECLINED").Suppressed);
    }

    [Fact]
    public void Small_counts_and_what_they_could_be_worked_out_from_are_withheld()
    {
        var shown = Suppression.Apply(
        [
            Count("CLOSED", "", 38), Count("CLOSED", "APPROVED_FOSTER", 20), Count("CLOSED", "SGO", 3), Count("CLOSED", "CAO", 9), Count("CLOSED", "INFORMAL", 6),
            Count("SGO", "", 4), Count("OTHER", "", 5), Count("NONE", "", 0),
        ]);

        Assert.Equal(
            ["CLOSED  38", "CLOSED APPROVED_FOSTER 20", "CLOSED SGO <5", "CLOSED CAO 9", "CLOSED INFORMAL withheld", "SGO  <5", "OTHER  5", "NONE  0"],
            shown.Select(Text));
        Assert.All(shown.Where(f => f.Suppressed), f => Assert.Equal((0, 0), (f.Numerator, f.Denominator)));
    }

    [Fact]
    public void A_whole_of_nothing_but_one_small_count_is_withheld_with_it() => Assert.Equal(
        ["CLOSED  <5", "CLOSED CAO 0", "CLOSED SGO <5"],
        Suppression.Apply([Count("CLOSED", "", 3), Count("CLOSED", "CAO", 0), Count("CLOSED", "SGO", 3)]).Select(Text));

    [Fact]
    public void Of_two_parts_neither_can_be_worked_out_from_the_whole_and_the_other() => Assert.Equal(
        ["CLOSED  23", "CLOSED CAO withheld", "CLOSED SGO <5"],
        Suppression.Apply([Count("CLOSED", "", 23), Count("CLOSED", "CAO", 20), Count("CLOSED", "SGO", 3)]).Select(Text));

    [Fact]
    public void Withheld_counts_that_leave_each_other_one_value_take_a_third_with_them() => Assert.Equal(
        ["CLOSED  28", "CLOSED A <5", "CLOSED B <5", "CLOSED C withheld"],
        Suppression.Apply([Count("CLOSED", "", 28), Count("CLOSED", "A", 4), Count("CLOSED", "B", 4), Count("CLOSED", "C", 20)]).Select(Text));

    [Theory]
    [InlineData(3, 40)] // the numerator is small
    [InlineData(37, 40)] // its complement is
    [InlineData(2, 3)] // all of it is
    public void A_percentage_on_a_small_count_is_withheld(long numerator, long denominator)
    {
        var figure = Assert.Single(Suppression.Apply([Share("WITHIN", numerator, denominator)]));

        Assert.True(figure.Suppressed);
        Assert.Equal("", figure.Value);
        Assert.Equal(0, figure.Numerator);
        Assert.Equal(denominator < 5 ? 0 : denominator, figure.Denominator);
    }

    [Theory]
    [InlineData(0, 40)]
    [InlineData(40, 40)]
    [InlineData(20, 40)]
    [InlineData(0, 0)]
    public void Nothing_and_everything_and_large_counts_are_shown(long numerator, long denominator) =>
        Assert.False(Assert.Single(Suppression.Apply([Share("WITHIN", numerator, denominator)])).Suppressed);

    [Theory]
    [InlineData("LEAD_MEMBER", true)]
    [InlineData("DCS", true)]
    [InlineData("ANALYST", false)]
    [InlineData("TM", false)]
    [InlineData("SM", false)]
    [InlineData("INSPECTOR", false)]
    public void Who_only_sees_aggregates_sees_no_small_count(string role, bool applies) =>
        Assert.Equal(applies, Suppression.AppliesTo(ReportingFixture.Caller("E1", role)));

    [Theory]
    [InlineData("2026/27", "2026-04-01", "2027-03-31")]
    [InlineData("2026/27 Q1", "2026-04-01", "2026-06-30")]
    [InlineData("2026/27 Q3", "2026-10-01", "2026-12-31")]
    [InlineData("2026/27 Q4", "2027-01-01", "2027-03-31")]
    [InlineData("2027/28", "2027-04-01", "2027-04-02")] // runs: it ends today
    [InlineData("2026-07", "2026-07-01", "2026-07-31")]
    [InlineData("July 2026", "2026-07-01", "2026-07-31")]
    [InlineData("february 2024", "2024-02-01", "2024-02-29")]

    [InlineData("2027-04", "2027-04-01", "2027-04-02")]
    public void Periods_have_names(string name, string from, string to) =>
        Assert.Equal(new(from.Day(), to.Day()), ReportingPeriod.Read(name, null, null, "2027-04-02".Day()));

    [Theory]
    [InlineData(null, null, "2027-04-01", "2027-04-02")]
    [InlineData(null, "2027-03-31", "2026-04-01", "2027-03-31")]
    [InlineData("2027-02-01", "2027-03-31", "2027-02-01", "2027-03-31")]
    public void Days_that_are_not_given_are_today_and_the_first_day_of_its_year(string? start, string? end, string from, string to) =>
        Assert.Equal(new(from.Day(), to.Day()), ReportingPeriod.Read("", start?.Date(), end?.Date(), "2027-04-02".Day()));

    [Theory]
    [InlineData("2026-27", null, null, "period")]
    [InlineData("2026/28", null, null, "period")]
    [InlineData("2026/27 Q5", null, null, "period")]
    [InlineData("2026-13", null, null, "period")]
    [InlineData("2026-7", null, null, "period")]
    [InlineData("Jul 2026", null, null, "period")]
    [InlineData("2027-05", null, null, "period")] // not begun
    [InlineData("2027/28 Q2", null, null, "period")] // not begun
    [InlineData("2026/27", "2026-04-01", null, "period")]
    [InlineData("", null, "2027-04-03", "period_end")] // tomorrow
    [InlineData("", "2027-03-02", "2027-03-01", "period_start")]
    public void A_period_that_cannot_be_is_refused(string name, string? start, string? end, string field)
    {
        var refused = Assert.Throws<RefusedException>(() => ReportingPeriod.Read(name, start?.Date(), end?.Date(), "2027-04-02".Day()));

        Assert.Equal(Grpc.Core.StatusCode.InvalidArgument, refused.Code);
        Assert.Equal(field, Assert.Single(refused.Fields).Field);
    }

    static string Text(Figure f) => $"{f.Part} {f.Breakdown} {(f.Suppressed && f.Value.Length == 0 ? "withheld" : f.Value)}";

    static Figure Count(string part, string breakdown, long count) =>
        new() { Part = part, Breakdown = breakdown, Unit = Unit.Count, Value = count.ToString(), Numerator = count };

    static Figure Share(string part, long numerator, long denominator) => new()
    {
        Part = part,
        Unit = Unit.Percent,
        Value = denominator == 0 ? "" : Rounding.Percent(numerator, denominator),
        Numerator = numerator,
        Denominator = denominator,
    };
}
