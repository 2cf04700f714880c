using FsCheck.Xunit;
using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.Forecasts;
using Suite.KinshipAssessment.Tests.Checks;
using Suite.KinshipAssessment.V1;
using static Suite.KinshipAssessment.Tests.Checks.Household;
using KinshipCase = Suite.KinshipAssessment.Cases.KinshipCase;

namespace Suite.KinshipAssessment.Tests.Forecasts;

public sealed class ForecastingCases
{
    static Turnarounds Dbs(params int[] days) => new(days.Select(d => (CheckType.DbsEnhancedBarred, "", d)));

    static DateOnly DayOf(Types.V1.Date date) => new(date.Year, date.Month, date.Day);

    [Theory]
    [InlineData(0.5, 39.0, 13, 65)]
    [InlineData(0.9, 59.8, 13, 65)]
    [InlineData(0.5, 3.0, 1, 2, 3, 4, 5)]
    [InlineData(0.9, 4.6, 1, 2, 3, 4, 5)]
    [InlineData(0.9, 7.0, 7)]
    public void Quantiles_lie_between_the_nearest_ranks(double share, double expected, params int[] days) =>
        Assert.Equal(expected, new Spread(days, true).Quantile(share), 6);

    [Fact]
    public void Who_has_waited_is_compared_with_those_who_waited_as_long()
    {
        var spread = new Spread([5, 10, 20, 30, 90], true);

        Assert.Equal((20.0, 30.0, 90.0, null), (spread.QuantileBeyond(0, 0.5), spread.QuantileBeyond(10, 0.5), spread.QuantileBeyond(30, 0.5), spread.QuantileBeyond(90, 0.5)));
    }

    [Fact]
    public void The_published_dbs_figures_average_11_9_days() => Assert.Equal(11.9, PublishedTurnaround.Of(CheckType.DbsEnhancedBarred).Average(), 6);

    [Fact]
    public void Published_figures_are_sorted_and_there_for_every_type() =>
        Assert.All(Enum.GetValues<CheckType>(), type => Assert.Equal(PublishedTurnaround.Of(type).Order(), PublishedTurnaround.Of(type)));

    [Fact]
    public void With_fewer_than_five_results_published_figures_are_used()
    {
        Assert.False(Dbs(1, 2, 3, 4).Of(CheckType.DbsEnhancedBarred, "").Own);
        Assert.True(Dbs(1, 2, 3, 4, 5).Of(CheckType.DbsEnhancedBarred, "").Own);
    }

    [Fact]
    public void A_forces_own_figures_come_first_if_there_are_enough()
    {
        var turnarounds = new Turnarounds(
        [
            .. Enumerable.Repeat((CheckType.PoliceDirect, "WMP", 40), 5),
            .. Enumerable.Repeat((CheckType.PoliceDirect, "GMP", 2), 4),
        ]);

        Assert.Equal(40, turnarounds.Of(CheckType.PoliceDirect, "WMP").Median);
        Assert.Equal(9, turnarounds.Of(CheckType.PoliceDirect, "GMP").Days.Count);
        Assert.Equal([("", 9), ("GMP", 4), ("WMP", 5)], turnarounds.ToMessages().Select(t => (t.PoliceForce, t.Completed)));
    }

    static (KinshipCase Case, Check Dbs) OnlyDbsIsOut(DateOnly submitted)
    {
        var carer = Carer();
        var kinship = Assessed(Route.FullAssessment, carer);
        var dbs = kinship.The(CheckType.DbsEnhancedBarred, carer);
        foreach (var check in kinship.Checks.Where(c => c != dbs).ToList())
            kinship.Return(check, Placed, Placed);
        kinship.RequestCheck(carer.Id, CheckType.DbsEnhancedBarred, submitted);
        kinship.RecordDbsStage(dbs.Id, DbsStage.Submitted, submitted, null, "worker-1");
        return (kinship, dbs);
    }

    [Fact]
    public void The_check_that_ends_last_is_critical_and_the_rest_of_the_path_follows_it()
    {
        var (kinship, dbs) = OnlyDbsIsOut(Day(2026, 9, 9));

        var forecast = CaseForecast.Of(kinship, Dbs(80, 80, 80, 80, 100), Day(2026, 9, 20))!;

        Assert.Equal((dbs.Id.ToString(), V1.CheckType.DbsEnhancedBarred, "COUNCIL"), (forecast.CriticalCheckId, forecast.CriticalCheckType, forecast.Basis));
        // Back 2026-11-28 (a Saturday); 10 working days from Monday 30 November end on 11 December; 5 more to the panel on
        // 18 December; 7 more to the decision, past the Christmas holidays.
        Assert.Equal(Day(2026, 12, 31), DayOf(forecast.MedianDate));
        Assert.Equal((18, Rag.Red), (forecast.WeeksAtMedian, forecast.RagAtMedian));
        Assert.True(DayOf(forecast.NinetiethDate) > DayOf(forecast.MedianDate));
    }

    [Fact]
    public void Checks_that_come_in_early_do_not_bring_the_decision_forward_of_the_timetable()
    {
        var (kinship, _) = OnlyDbsIsOut(Day(2026, 9, 9));

        var forecast = CaseForecast.Of(kinship, Dbs(1, 1, 1, 1, 1), Day(2026, 9, 9))!;

        Assert.True(DayOf(forecast.MedianDate) >= Concern.AddDays(14 * 7));
        Assert.Equal(forecast.MedianDate, forecast.NinetiethDate);
    }

    [Fact]
    public void A_disclosure_that_waits_for_its_decision_is_never_named_as_critical()
    {
        var (kinship, dbs) = OnlyDbsIsOut(Day(2026, 9, 9));
        kinship.RecordDbsStage(dbs.Id, DbsStage.S4LocalPolice, Day(2026, 9, 9), null, "x");
        kinship.RecordDbsStage(dbs.Id, DbsStage.S5Issued, Day(2026, 11, 13), new("001234567890", Day(2026, 11, 13), DbsLevel.EnhancedChildBarred), "x");
        kinship.RecordDbsStage(dbs.Id, DbsStage.CertificateSeen, Day(2026, 11, 13), null, "x");
        kinship.RecordCheckResult(dbs.Id, CheckOutcome.Content, Day(2026, 11, 13), "Caution, 2011");

        var forecast = CaseForecast.Of(kinship, Turnarounds.None, Day(2026, 11, 14))!;

        Assert.Equal(("", V1.CheckType.Unspecified, "TIMETABLE"), (forecast.CriticalCheckId, forecast.CriticalCheckType, forecast.Basis));
    }

    [Fact]
    public void Before_the_route_is_chosen_the_long_checks_to_come_are_counted()
    {
        var kinship = Opened(Carer());

        var quick = CaseForecast.Of(kinship, Turnarounds.None, Concern)!;
        var slow = CaseForecast.Of(kinship, Dbs(200, 200, 200, 200, 200), Concern)!;

        Assert.True(DayOf(slow.MedianDate) > DayOf(quick.MedianDate));
        Assert.True(DayOf(slow.MedianDate) > Concern.AddDays(200));
    }

    [Fact]
    public void After_the_report_was_shared_comments_panel_and_decision_follow_their_own_days()
    {
        var (kinship, dbs) = OnlyDbsIsOut(Day(2026, 9, 9));
        dbs.State = CheckState.ReceivedClear;
        kinship.State = CaseState.ReportShared;
        kinship.Assessment = new() { ReportSentOn = Day(2026, 11, 16) };
        Assert.Equal(Day(2026, 12, 15), DayOf(CaseForecast.Of(kinship, Turnarounds.None, Day(2026, 11, 17))!.MedianDate));

        (kinship.State, kinship.Assessment.PanelListedFor) = (CaseState.PanelListed, Day(2026, 12, 8));
        Assert.Equal(Day(2026, 12, 17), DayOf(CaseForecast.Of(kinship, Turnarounds.None, Day(2026, 12, 1))!.MedianDate));

        (kinship.State, kinship.Assessment.MinutesOn) = (CaseState.PanelRecommended, Day(2026, 12, 10));
        Assert.Equal(Day(2026, 12, 21), DayOf(CaseForecast.Of(kinship, Turnarounds.None, Day(2026, 12, 10))!.MedianDate));
    }

    [Theory]
    [InlineData(CaseState.AdmApproved)]
    [InlineData(CaseState.NotApproved)]
    [InlineData(CaseState.CarerWithdrew)]
    [InlineData(CaseState.Expired)]
    [InlineData(CaseState.NotViable)]
    [InlineData(CaseState.Closed)]
    public void What_is_over_has_no_forecast(CaseState state)
    {
        var kinship = Opened(Carer());
        kinship.State = state;

        Assert.Null(CaseForecast.Of(kinship, Turnarounds.None, Concern));
    }

    static int[] Positive(int[] days) => [.. days.Select(d => (Math.Abs(d % 300)))];

    [Property]
    public bool Waiting_longer_never_brings_the_forecast_nearer(int[] days, byte waited, bool ninetieth)
    {
        var (kinship, dbs) = OnlyDbsIsOut(Day(2026, 9, 9));
        var turnarounds = Dbs(Positive(days));
        var today = Day(2026, 9, 9).AddDays(waited);
        var share = ninetieth ? 0.9 : 0.5;

        return CaseForecast.ExpectedBack(dbs, turnarounds, today.AddDays(1), share) >= CaseForecast.ExpectedBack(dbs, turnarounds, today, share)
            && Finish(kinship, turnarounds, today.AddDays(1), ninetieth) >= Finish(kinship, turnarounds, today, ninetieth);
    }

    static DateOnly Finish(KinshipCase kinship, Turnarounds turnarounds, DateOnly today, bool ninetieth)
    {
        var forecast = CaseForecast.Of(kinship, turnarounds, today)!;
        return DayOf(ninetieth ? forecast.NinetiethDate : forecast.MedianDate);
    }

    [Property]
    public bool The_ninetieth_is_never_before_the_median_nor_the_median_in_the_past(int[] days, byte waited, bool asked)
    {
        var submitted = Day(2026, 9, 9);
        var kinship = asked ? OnlyDbsIsOut(submitted).Case : Assessed(Route.TemporaryApproval, Carer(), Member(new(2000, 1, 1)));
        var today = submitted.AddDays(waited);

        var forecast = CaseForecast.Of(kinship, Dbs(Positive(days)), today)!;

        return DayOf(forecast.NinetiethDate) >= DayOf(forecast.MedianDate) && DayOf(forecast.MedianDate) >= today;
    }
}
