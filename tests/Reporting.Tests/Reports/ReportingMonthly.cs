using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using CsvHelper;
using Microsoft.AspNetCore.Http;
using Suite.FamilyGroupConferences.Events.V1;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Reporting.Measures;
using Suite.Reporting.Reports;
using Suite.Reporting.V1;

namespace Suite.Reporting.Tests.Reports;

public sealed partial class ReportingMonthly(ReportingFixture reporting) : IClassFixture<ReportingFixture>
{
    const MonthlyReportKind Conferencing = MonthlyReportKind.Conferencing, EdgeOfCare = MonthlyReportKind.EdgeOfCare;

    readonly Lines _audit = new();

    [Fact]
    public async Task The_worked_quarter_of_conferencing_is_one_report()
    {
        var authority = reporting.NewAuthority();
        var events = OutcomeHistory.WorkedQuarter(authority);
        await reporting.Take(events);

        var report = await Of(authority, Conferencing, "2026/27 Q2");

        Assert.Equal(("Family group conferences", authority, "2026/27 Q2"), (report.Title, report.AuthorityCode, report.PeriodName));
        Assert.Equal(("2026-07-01".Date(), "2026-09-30".Date(), "2026-04-01".Date(), "2026-06-30".Date()), (report.PeriodStart, report.PeriodEnd, report.BaseStart, report.BaseEnd));
        Assert.Equal(["VOLUMES", "TIMELINESS", "PLANS", "PARTICIPATION", "FEEDBACK", "OUTCOMES", "OFFERS", "COORDINATORS"], report.Sections.Select(s => s.Code));
        Assert.Equal(
            [
                "36 families were referred, with 36 children.",
                "34 of 36 families referred (94.4%) were accepted by 30 September 2026.",
                "32 of 36 families offered a conference (88.9%) had consented by 30 September 2026.",
                "2 families declined.",
                "29 conferences were held, against 10 in 2026/27 Q1: 19 more, +190.0%, 2.90 times as many. This is not \"tripled\": that is said from 2.95 times on.",
                "The same period last year: 29 conferences were held, against none in 2025/26 Q2: there is no base for a change in per cent or a ratio.",
            ], report.Sections[0].Sentences);
        Assert.Equal(
            [
                "From acceptance to conference it took a median of 33.0 days and a mean of 35.0 days.",
                "23 of 29 conferences (79.3%) were held within the norm.",
                "7 of 9 review conferences due (77.8%) were held on time.",
                "27 of 29 conferences held (93.1%) made a plan.",
                "26 of 27 plans made (96.3%) were agreed, with changes or without.",
                "31 of 38 children aged 4 or over (81.6%) attended or had their views conveyed.",
                "22 of 29 conferences (75.9%) had the father or one of his family taking part.",
                "24 of 29 conferences held (82.8%) have feedback of the family.",
            ], report.Sections.Skip(1).Take(3).SelectMany(s => s.Sentences).Append(Section(report, "FEEDBACK").Sentences[0]));
        Assert.Contains("6 of 6 care and supervision applications (100.0%) met the duty", Section(report, "OFFERS").Sentences[0], StringComparison.Ordinal);
        Assert.Equal(
            [
                "In 2026/27 Q2 7.25 conferences were held for each full-time post, of 4.00 on average.",
                "In 2026/27 Q1 5.00 conferences were held for each full-time post, of 2.00 on average.",
            ], Section(report, "COORDINATORS").Sentences);

        var trend = Table(report, "TREND");
        Assert.Equal(["Oct 2025", "Nov 2025", "Dec 2025", "Jan 2026", "Feb 2026", "Mar 2026", "Apr 2026", "May 2026", "Jun 2026", "Jul 2026", "Aug 2026", "Sep 2026"], trend.Rows.Select(r => r.Cells[0]));
        Assert.Equal(["0", "0", "0", "0", "0", "0", "0", "10", "0"], trend.Rows.Take(9).Select(r => r.Cells[1]));
        Assert.Equal(29, trend.Rows.Skip(9).Sum(r => int.Parse(r.Cells[1])));

        // Every figure says which measure in which version, over what, and the report how far it knows.
        Assert.All(report.Sections.SelectMany(s => s.Figures), f => Assert.Equal(Catalogue.Find(f.MeasureId).Version, f.Version));
        Assert.Equal([.. Enumerable.Range(1, 12).Select(i => $"G{i:00}")], report.Sections.SelectMany(s => s.Figures).Select(f => f.MeasureId).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal([.. Enumerable.Range(1, 12).Select(i => $"G{i:00}")], report.Measures.Select(m => m.MeasureId));
        var change = Section(report, "VOLUMES").Figures.Single(f => f.Figure.Part == "CHANGE");
        Assert.Equal(("G03", "190.0", 29, 10, "2026-04-01".Date()), (change.MeasureId, change.Figure.Value, change.Figure.Numerator, change.Figure.Denominator, change.BaseStart));
        var source = report.Sources.Single(s => s.Source == "/family-group-conferences");
        Assert.Contains(source.NewestEventId, events.Select(e => e.Id.ToString("D")));
        Assert.Equal(await reporting.Facts.Build(CancellationToken.None), report.FactsBuild);
    }

    [Fact]
    public async Task The_worked_follow_up_of_edge_of_care_is_three_reports()
    {
        var authority = reporting.NewAuthority();
        await reporting.Take(OutcomeHistory.WorkedFollowUp(authority));

        var first = await Of(authority, EdgeOfCare, "2026/27 Q1");
        Assert.Equal(["AVERTED", "FOLLOW_UP", "GOALS", "RE_REFERRAL", "REUNIFICATION"], first.Sections.Select(s => s.Code));
        Assert.Equal(
            [
                "17 of 20 children due to enter care (85.0%) were not in care on 30 June 2026.",
                "Suite-wide 21 children were kept out of care: 12 by edge of care alone, 4 by conferences alone and 5 by both, each child counted once. Adding up what each service reports would give 26.",
            ], first.Sections[0].Sentences);
        Assert.Equal(["12", "4", "5"], Table(first, "SUITE_WIDE").Rows.Select(r => r.Cells[1]));
        Assert.Equal([.. Enumerable.Range(1, 9).Select(i => $"E0{i}")], first.Sections.SelectMany(s => s.Figures).Select(f => f.MeasureId).Distinct().Order(StringComparer.Ordinal));

        Assert.Equal(
            [
                "Of the children whose entry into care was averted 15 of 17 (88.2%) were not looked after at three months; 16 of 17 (94.1%) had not been in care on any day since the decision.",
                "16 of 17 reviews at three months (94.1%) were completed; of those completed, 93.8% found the child not looked after.",
                "No review at six months was due of a child whose entry into care was averted.",
            ], Section(await Of(authority, EdgeOfCare, "2026/27 Q2"), "FOLLOW_UP").Sentences);

        var third = await Of(authority, EdgeOfCare, "2026/27 Q3");
        Assert.Equal(
            [
                "No review at three months was due of a child whose entry into care was averted.",
                "Of the children whose entry into care was averted 15 of 17 (88.2%) were not looked after at six months; 14 of 17 (82.4%) had not been in care on any day since the decision.",
                "17 of 17 reviews at six months (100.0%) were completed; of those completed, 88.2% found the child not looked after.",
            ], Section(third, "FOLLOW_UP").Sentences);
        Assert.Equal(["88.2", "88.2", "82.4", "100.0", "17.6"], Table(third, "FOLLOW_UP").Rows.Select(r => r.Cells[2]));
        Assert.Equal(["no value", "no value", "no value", "no value", "no value"], Table(third, "FOLLOW_UP").Rows.Select(r => r.Cells[1]));
    }

    [Theory]
    [InlineData(Conferencing, "2026/27 Q2")]
    [InlineData(Conferencing, "2026/27 Q1")]
    [InlineData(Conferencing, "2026-08")]
    [InlineData(EdgeOfCare, "2026/27 Q1")]
    [InlineData(EdgeOfCare, "2026/27 Q3")]
    public async Task A_chart_says_what_its_table_says(MonthlyReportKind kind, string period)
    {
        var report = await Of(await Everything(), kind, period);

        Assert.NotEmpty(report.Sections.SelectMany(s => s.Charts));
        Assert.Equal(report.Sections.SelectMany(s => s.Tables).Count(), report.Sections.SelectMany(s => s.Tables).Select(t => t.Code).Distinct().Count());
        foreach (var section in report.Sections)
        {
            Assert.All(section.Tables, t => Assert.All(t.Rows, r => Assert.Equal(t.Columns.Count, r.Cells.Count)));
            foreach (var chart in section.Charts)
            {
                var table = section.Tables.Single(t => t.Code == chart.TableCode);
                Assert.Equal(table.Rows.Select(r => r.Cells[0]), chart.Categories);
                foreach (var series in chart.Series)
                    Assert.Equal(table.Rows.Select(r => r.Cells[table.Columns.IndexOf(series.Name)]), series.Values.Zip(table.Rows, (v, r) => v.Length > 0 ? v : r.Cells[table.Columns.IndexOf(series.Name)]));
                Assert.Contains(chart.Series, s => s.Values.Any(v => v.Length > 0));
                Assert.StartsWith(chart.Title, chart.AlternativeText, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("LEAD_MEMBER", Conferencing, "2026/27 Q2")]
    [InlineData("DCS", Conferencing, "2026/27 Q2")]
    [InlineData("LEAD_MEMBER", EdgeOfCare, "2026/27 Q1")]
    [InlineData("LEAD_MEMBER", EdgeOfCare, "2026/27 Q2")]
    [InlineData("DCS", EdgeOfCare, "2026/27 Q3")]
    public async Task Who_only_sees_aggregates_sees_no_count_of_one_to_four_anywhere(string role, MonthlyReportKind kind, string period)
    {
        var authority = await Everything();
        var full = await Of(authority, kind, period);
        var report = await Of(authority, kind, period, role);

        var figures = report.Sections.SelectMany(s => s.Figures).Select(f => f.Figure).ToList();
        Assert.Contains(figures, f => f.Suppressed);
        Assert.All(figures, f => Assert.DoesNotContain(f.Numerator, Small));
        Assert.All(figures, f => Assert.DoesNotContain(f.Denominator, Small));
        Assert.All(figures.Where(f => f.Unit == Unit.Percent && !f.Suppressed), f => Assert.DoesNotContain(f.Denominator - f.Numerator, Small));
        Assert.All(figures.Where(f => f.Suppressed), f => Assert.True(f.Value is "" or "<5"));
        Assert.All(report.Sections.SelectMany(s => s.Charts).SelectMany(c => c.Series).SelectMany(s => s.Values), v => Assert.DoesNotMatch("^[1-4]$", v));
        Assert.All(report.Sections.SelectMany(s => s.Tables).SelectMany(t => t.Rows).SelectMany(r => r.Cells.Skip(1)), c => Assert.DoesNotMatch("^[1-4]$", c));
        Assert.All(report.Sections.SelectMany(s => s.Sentences), s => Assert.DoesNotMatch(SmallCount(), s));
        Assert.Contains(full.Sections.SelectMany(s => s.Sentences).Concat(full.Sections.SelectMany(s => s.Tables).SelectMany(t => t.Rows).SelectMany(r => r.Cells.Skip(1))), s => SmallCount().IsMatch(s));

        var page = Parse(await Page(authority, kind, period, role));
        Assert.All(page.Descendants("td"), td => Assert.DoesNotMatch("^[1-4]$", td.Value));
        Assert.All(page.Descendants("p"), p => Assert.DoesNotMatch(SmallCount(), p.Value));
        // The axis of an upright chart has its own numbers, at its left.
        Assert.All(page.Descendants("text").Where(t => t.Attribute("x")!.Value != "38"), t => Assert.DoesNotMatch("^[1-4]$", t.Value));
        var rows = await Csv(authority, kind, period, role);
        Assert.NotEmpty(rows);
        Assert.All(rows, r => Assert.All(new[] { "value", "numerator", "denominator" }, c => Assert.DoesNotMatch("^[1-4]$", r[c])));
    }

    [Theory]
    [InlineData(Conferencing, "2026/27 Q2", "G03", "HELD", "30")]
    [InlineData(Conferencing, "2026/27 Q2", "G04", "MEDIAN_DAYS", "32.5")]
    [InlineData(EdgeOfCare, "2026/27 Q1", "E01", "SUITE_WIDE", "21")]
    public async Task They_see_the_rest(MonthlyReportKind kind, string period, string measure, string part, string value)
    {
        var report = await Of(await Everything(), kind, period, "LEAD_MEMBER");

        var listed = report.Sections.SelectMany(s => s.Figures).Single(f => f.MeasureId == measure && f.Figure.Part == part && f.Figure.Breakdown.Length == 0
            && (f.PeriodStart, f.PeriodEnd).Equals((report.PeriodStart, report.PeriodEnd)));
        Assert.Equal((value, false), (listed.Figure.Value, listed.Figure.Suppressed));
    }

    [Fact]
    public async Task What_is_withheld_cannot_be_worked_out_from_the_other_figures_of_the_report()
    {
        var authority = reporting.NewAuthority();
        var averted = Enumerable.Range(1, 30).SelectMany(i => OutcomeHistory.Episode(authority, $"k{i}").Events);
        var conferenced = Enumerable.Range(1, 3).SelectMany(i => OutcomeHistory.Conferenced(authority, $"g{i}").Events);
        await reporting.Take([.. averted, .. conferenced]);

        // All thirty were averted, so thirty-three suite-wide would say that conferences alone kept out three.
        var report = await Of(authority, EdgeOfCare, "2026/27 Q1", "LEAD_MEMBER");
        var section = Section(report, "AVERTED");
        Assert.Equal(30, section.Figures.Single(f => f.Figure.Part == "AVERTED").Figure.Numerator);
        Assert.All(section.Figures.Where(f => f.Figure.Part == "SUITE_WIDE" && f.Figure.Breakdown is "" or "EDGE_OF_CARE" or "CONFERENCES"), f => Assert.True(f.Figure.Suppressed));
        Assert.Equal("33", Section(await Of(authority, EdgeOfCare, "2026/27 Q1"), "AVERTED").Figures.Single(f => f.Figure is { Part: "SUITE_WIDE", Breakdown: "" }).Figure.Value);
    }

    [Fact]
    public async Task What_two_measures_of_the_same_reviews_tell_of_each_other_is_withheld()
    {
        var authority = reporting.NewAuthority();
        // Forty reviews: ten children looked after; of the thirty at home two had been in care meanwhile.
        await reporting.Take([.. Enumerable.Range(1, 40).SelectMany(i =>
        {
            var (child, episode) = ($"k{i}", OutcomeHistory.Episode(authority, $"k{i}"));
            if (i <= 12)
                episode.Then(OutcomeHistory.InCare(child, "2026-07-10"));
            if (i is 11 or 12)
                episode.Then(OutcomeHistory.OutOfCare(child, "2026-07-10", "2026-07-12"));
            return episode.Then(OutcomeHistory.Reviewed(child, 3, "2026-07-30", i <= 10 ? Suite.EdgeOfCare.V1.OutcomeCode.LookedAfterOther : Suite.EdgeOfCare.V1.OutcomeCode.AtHomeParent)).Events;
        })]);

        Assert.Contains("30 of 40 (75.0%) were not looked after at three months; 28 of 40 (70.0%)", Section(await Of(authority, EdgeOfCare, "2026/27 Q2"), "FOLLOW_UP").Sentences[0], StringComparison.Ordinal);
        var section = Section(await Of(authority, EdgeOfCare, "2026/27 Q2", "LEAD_MEMBER"), "FOLLOW_UP");
        Assert.All(section.Figures.Where(f => f.Figure.Part.EndsWith("3M", StringComparison.Ordinal) && f.Figure.Breakdown != "OTHER"), f => Assert.True(f.Figure.Suppressed));
        Assert.Equal("What became of the children whose entry into care was averted is withheld at three months.", section.Sentences[0]);
    }

    /// <summary>
    /// Nine conferences in July, two in August, eighteen in September: the quarter may be seen, August not. Whoever may see aggregates asks for all that there is to ask, measures and reports, and
    /// adds up and subtracts whatever periods adjoin.
    /// </summary>
    [Fact]
    public async Task A_month_is_not_its_quarter_less_the_two_others()
    {
        var authority = reporting.NewAuthority();
        await reporting.Take(
        [
            .. new[] { ("2026-05-12", 10), ("2026-07-10", 9), ("2026-08-11", 2), ("2026-09-10", 18), ("2026-11-10", 12) }
                .SelectMany(held => Enumerable.Range(0, held.Item2).SelectMany(_ => OutcomeHistory.Conferencing(authority).Then(OutcomeHistory.Held(held.Item1, "2026-04-20")).Events)),
        ]);

        var months = Enumerable.Range(0, 12).Select(i => new ReportingPeriod(new DateOnly(2026, 4, 1).AddMonths(i), new DateOnly(2026, 4, 1).AddMonths(i + 1).AddDays(-1))).ToList();
        var august = months[4];
        Assert.Equal(2, (await Known("SM"))[august]);
        foreach (var role in new[] { "DCS", "LEAD_MEMBER" })
        {
            var known = await Known(role);
            Assert.Equal(29, known[new("2026-07-01".Day(), "2026-09-30".Day())]);
            Assert.DoesNotContain(known, k => months.Contains(k.Key));
            Assert.DoesNotContain(known, k => Suppression.IsSmall(k.Value));
        }

        // Conferences held over every period of which the number can be had.
        async Task<Dictionary<ReportingPeriod, long>> Known(string role)
        {
            var known = new Dictionary<ReportingPeriod, long>();
            string[] names = [.. months.Select(m => $"{m.Start:yyyy-MM}"), "2026/27 Q1", "2026/27 Q2", "2026/27 Q3", "2026/27 Q4", "2027/28 Q1", ""];
            foreach (var name in names)
            {
                if (await Asked(() => Of(authority, Conferencing, name, role)) is not { } report)
                    continue;
                foreach (var f in report.Sections.SelectMany(s => s.Figures).Where(f => f.MeasureId == "G03" && !f.Figure.Suppressed))
                {
                    if (f.Figure.Part == "HELD")
                        known[new(f.PeriodStart.Day(), f.PeriodEnd.Day())] = f.Figure.Numerator;
                    else if (f.Figure.Part == "HELD_PREVIOUS")
                        known[new(report.BaseStart.Day(), report.BaseEnd.Day())] = f.Figure.Numerator;
                }
            }

            var get = new GetMeasure(reporting.Facts, reporting.Measures, reporting.Clock);
            foreach (var name in names.Where(n => n.Length > 0).Append("2026/27"))
            {
                if (await Asked(async () => (await get.Handle(new() { MeasureId = "G03", Period = name }, ReportingFixture.Caller(authority, role), CancellationToken.None)).Result) is not { } result)
                    continue;
                foreach (var figure in result.Figures.Where(f => !f.Suppressed && f.Part is "HELD" or "HELD_PREVIOUS" && !f.Suppressed))
                    known[figure.Part == "HELD" ? new(result.PeriodStart.Day(), result.PeriodEnd.Day()) : new(result.BaseStart.Day(), result.BaseEnd.Day())] = figure.Numerator;
            }

            for (var found = true; found;)
            {
                found = false;
                foreach (var (one, n) in known.ToList())
                    foreach (var (other, m) in known.ToList())
                    {
                        if (one.End.AddDays(1) == other.Start)
                            found |= known.TryAdd(new(one.Start, other.End), n + m);
                        if (one.Start == other.Start && other.End < one.End)
                            found |= known.TryAdd(new(other.End.AddDays(1), one.End), n - m);
                        if (one.End == other.End && one.Start < other.Start)
                            found |= known.TryAdd(new(one.Start, other.Start.AddDays(-1)), n - m);
                    }
            }

            return known;
        }

        static async Task<T?> Asked<T>(Func<Task<T>> ask) where T : class
        {
            try
            {
                return await ask();
            }
            catch (RefusedException refused) when (refused.Reason == "PERIOD_NOT_WHOLE")
            {
                return null;
            }
        }
    }

    [Theory]
    [InlineData(Conferencing, "2026/27 Q1")]
    [InlineData(Conferencing, "2026/27 Q2")]
    [InlineData(EdgeOfCare, "2026/27 Q1")]
    [InlineData(EdgeOfCare, "2026/27 Q2")]
    [InlineData(EdgeOfCare, "2026/27 Q3")]
    public async Task Readers_of_aggregates_find_in_a_report_what_the_measure_gives_them_and_nothing_else(MonthlyReportKind kind, string period)
    {
        var authority = await Everything();
        var get = new GetMeasure(reporting.Facts, reporting.Measures, reporting.Clock);
        var report = await Of(authority, kind, period, "LEAD_MEMBER");

        var compared = 0;
        foreach (var of in report.Sections.SelectMany(s => s.Figures).GroupBy(f => (f.MeasureId, f.PeriodStart, f.PeriodEnd)))
        {
            var given = (await get.Handle(new() { MeasureId = of.Key.MeasureId, PeriodStart = of.Key.PeriodStart, PeriodEnd = of.Key.PeriodEnd }, ReportingFixture.Caller(authority, "LEAD_MEMBER"), CancellationToken.None)).Result;
            foreach (var listed in of)
            {
                // A breakdown of nothing is no figure of the measure.
                if (given.Figures.SingleOrDefault(f => f.Part == listed.Figure.Part && f.Breakdown == listed.Figure.Breakdown) is { } figure)
                    Assert.Equal(figure, listed.Figure);
                else
                    Assert.Equal((0, 0), (listed.Figure.Numerator, listed.Figure.Denominator));
                compared++;
            }
        }

        Assert.True(compared > 20);
    }

    [Fact]
    public async Task Without_a_period_readers_of_aggregates_are_given_the_last_whole_quarter()
    {
        var authority = reporting.NewAuthority();

        // It is 2 April 2027.
        Assert.Equal("2026/27 Q4", (await Of(authority, Conferencing, "", "DCS")).PeriodName);
        Assert.Equal("2026/27 Q4", (await Of(authority, EdgeOfCare, "2027/28 Q1", "LEAD_MEMBER")).PeriodName);
        Assert.Equal("March 2027", (await Of(authority, Conferencing, "")).PeriodName);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => Of(authority, Conferencing, "March 2027", "LEAD_MEMBER"));
        Assert.Equal((Grpc.Core.StatusCode.PermissionDenied, "PERIOD_NOT_WHOLE"), (refused.Code, refused.Reason));
        Assert.Equal(["2026/27 Q1", "2026/27 Q2", "2026/27 Q3", "2026/27 Q4"], Table(await Of(authority, Conferencing, "2026/27 Q4", "DCS"), "TREND").Rows.Select(r => r.Cells[0]));
    }

    [Theory]
    [InlineData(Conferencing, "2026/27 Q2")]
    [InlineData(EdgeOfCare, "2026/27 Q3")]
    [InlineData(Conferencing, "2027-01")] // nothing happened
    public async Task The_page_is_well_formed_and_stands_by_itself(MonthlyReportKind kind, string period)
    {
        var authority = await Everything();
        var html = await Page(authority, kind, period);
        var page = Parse(html);

        Assert.Equal("en-GB", page.Attribute("lang")!.Value);
        Assert.Empty(page.Descendants("script"));
        Assert.DoesNotContain(page.Descendants().Attributes(), a => a.Name.LocalName is "src" || a.Name.LocalName.StartsWith("on", StringComparison.Ordinal) || a.Value.Contains("://", StringComparison.Ordinal));
        Assert.All(page.Descendants("a"), a => Assert.Contains(a.Attribute("href")!.Value[1..], page.Descendants().Attributes("id").Select(id => id.Value)));
        Assert.Equal("Skip to the report", page.Descendants("a").First().Value);
        var ids = page.Descendants().Attributes("id").Select(a => a.Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(page.Descendants().Attributes("aria-labelledby").SelectMany(a => a.Value.Split(' ')), id => Assert.Contains(id, ids));

        // Headings in order, and one of the first level.
        var levels = page.Descendants().Where(e => e.Name.LocalName is "h1" or "h2" or "h3").Select(e => e.Name.LocalName[1] - '0').ToList();
        Assert.Equal(1, Assert.Single(levels, l => l == 1));
        Assert.All(levels.Zip(levels.Skip(1)), l => Assert.True(l.Second <= l.First + 1));

        // Each chart is told in words, with its table beside it.
        Assert.All(page.Descendants("svg"), svg =>
        {
            Assert.Equal("img", svg.Attribute("role")!.Value);
            Assert.NotEmpty(svg.Element("title")!.Value);
            Assert.NotEmpty(svg.Element("desc")!.Value);
            Assert.Single(svg.Ancestors("div").First(d => d.Attribute("class")!.Value == "pair").Descendants("table"));
        });
        Assert.All(page.Descendants("table"), t => Assert.All(t.Descendants("th"), th => Assert.NotNull(th.Attribute("scope"))));
        Assert.Contains("@page { size: A4;", html, StringComparison.Ordinal);
        // An HTML parser takes an empty element that is closed by itself for one that is left open.
        Assert.DoesNotMatch(@"<(td|th|p|a|div|ul|dd|dt|section|style|title|text) ?[^>]*/>", html);

        var report = await Of(authority, kind, period);
        foreach (var section in report.Sections)
        {
            var shown = page.Descendants("section").Single(s => s.Element("h2")!.Value == section.Title);
            Assert.Equal(section.Sentences, shown.Elements("p").Select(p => p.Value));
            Assert.Equal(section.Tables.SelectMany(t => t.Rows).SelectMany(r => r.Cells), shown.Descendants("tbody").Descendants().Where(e => e.Name.LocalName is "th" or "td").Select(e => e.Value));
            Assert.Equal(section.Charts.Count, shown.Descendants("svg").Count());
        }
    }

    [Fact]
    public void Whatever_stands_in_a_report_is_escaped()
    {
        var report = new MonthlyReport
        {
            Title = "<script>alert(1)</script>",
            AuthorityCode = "\"><img src=x onerror=alert(1)>",
            PeriodStart = "2026-07-01".Date(),
            PeriodEnd = "2026-07-31".Date(),
            BaseStart = "2026-06-01".Date(),
            BaseEnd = "2026-06-30".Date(),
            AsAtTime = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(ReportingFixture.Now),
            Sections = { new ReportSection { Code = "A", Title = "R&D", Sentences = { "a < b" } } },
        };

        var html = ReportPage.Write(report);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.Equal("R&D", Parse(html).Descendants("h2").First().Value);
    }

    [Theory]
    [InlineData(Conferencing, "2026/27 Q2")]
    [InlineData(Conferencing, "2026/27 Q3")]
    [InlineData(EdgeOfCare, "2026/27 Q1")]
    public async Task The_csv_has_every_figure_of_the_report(MonthlyReportKind kind, string period)
    {
        var authority = await Everything();
        var report = await Of(authority, kind, period);

        var (rows, bytes) = (await Csv(authority, kind, period), await Rendered(authority, kind, period, ReportFormat.Csv, "SM"));
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes.Take(3));
        Assert.Equal(rows.Count + 1, Encoding.UTF8.GetString(bytes).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(
            report.Sections.SelectMany(s => s.Figures.Select(f => $"{s.Code} {f.MeasureId} {f.Version} {f.Figure.Part} {f.Figure.Breakdown} {f.Figure.Value} {f.Figure.Numerator} {f.Figure.Denominator} {Words.Iso(f.PeriodStart)}")),
            rows.Select(r => $"{r["section"]} {r["measure"]} {r["version"]} {r["part"]} {r["breakdown"]} {r["value"]} {r["numerator"]} {r["denominator"]} {r["period_start"]}"));
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1+1", "'-1+1")]
    [InlineData("-cmd", "'-cmd")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "'\r=1")]
    [InlineData("-65.5", "-65.5")] // a number
    [InlineData("-", "'-")]
    [InlineData("29", "29")]
    [InlineData("<5", "<5")]
    [InlineData("", "")]
    public void A_cell_is_never_a_formula(string cell, string written) => Assert.Equal(written, ReportCsv.Neutral(cell));

    [Theory]
    [InlineData("", "2027-03-01", "2027-03-31", "March 2027")]
    [InlineData("2026-07", "2026-07-01", "2026-07-31", "July 2026")]
    [InlineData("July 2026", "2026-07-01", "2026-07-31", "July 2026")]
    [InlineData("2026/27 Q2", "2026-07-01", "2026-09-30", "2026/27 Q2")]
    [InlineData("2027/28 Q1", "2027-04-01", "2027-04-02", "1 April 2027 to 2 April 2027")] // runs
    public void A_report_is_about_a_month_or_a_quarter(string name, string from, string to, string called)
    {
        var period = ReportPeriods.Read(name, "2027-04-02".Day());

        Assert.Equal(new(from.Day(), to.Day()), period);
        Assert.Equal(called, ReportPeriods.Name(period));
    }

    [Theory]
    [InlineData("2026/27")]
    [InlineData("2027-05")]
    [InlineData("soon")]
    [InlineData("0001-01")]
    public void No_other_period_is_reported_on(string name) =>
        Assert.Equal("period", Assert.Single(Assert.Throws<RefusedException>(() => ReportPeriods.Read(name, "2027-04-02".Day())).Fields).Field);

    [Theory]
    [InlineData("2027-02-01", "2027-02-28", "2026-02-01", "2026-02-28")]
    [InlineData("2028-02-01", "2028-02-29", "2027-02-01", "2027-02-28")]
    [InlineData("2029-02-01", "2029-02-28", "2028-02-01", "2028-02-29")]
    [InlineData("2026-07-01", "2026-09-30", "2025-07-01", "2025-09-30")]
    public void The_same_period_last_year_ends_with_the_same_month(string from, string to, string lastFrom, string lastTo) =>
        Assert.Equal(new(lastFrom.Day(), lastTo.Day()), new ReportingPeriod(from.Day(), to.Day()).YearBefore());

    [Theory]
    [InlineData("FGC_MGR", Conferencing, true)]
    [InlineData("FGC_MGR", EdgeOfCare, false)]
    [InlineData("ECHO_MGR", EdgeOfCare, true)]
    [InlineData("ECHO_MGR", Conferencing, false)]
    public async Task A_manager_reads_the_whole_report_of_the_own_service(string role, MonthlyReportKind kind, bool may)
    {
        var authority = await Everything();
        if (!may)
        {
            var refused = await Assert.ThrowsAsync<RefusedException>(() => Of(authority, kind, "2026/27 Q2", role));
            Assert.Equal((Grpc.Core.StatusCode.PermissionDenied, "REPORT_OF_ANOTHER_SERVICE"), (refused.Code, refused.Reason));
            return;
        }

        Assert.Equal((await Of(authority, kind, "2026/27 Q2")).Sections, (await Of(authority, kind, "2026/27 Q2", role)).Sections);
    }

    [Theory]
    [InlineData("ANALYST", true)]
    [InlineData("TM", true)]
    [InlineData("SM", true)]
    [InlineData("DCS", true)]
    [InlineData("LEAD_MEMBER", true)]
    [InlineData("INSPECTOR", true)]
    [InlineData("FGC_MGR", true)]
    [InlineData("ECHO_MGR", true)]
    [InlineData("FGC_COORD", false)]
    [InlineData("CSW", false)]
    [InlineData("OPERATOR", false)]
    public void Reports_are_for_those_who_read_measures_and_for_the_services_managers(string role, bool may) =>
        Assert.All(new[] { "GetMonthlyReport", "RenderMonthlyReport" }, rpc => Assert.Equal(may, RpcRoles.Table.Rows[rpc].Contains(role)));

    [Fact]
    public async Task Each_report_is_audited_under_its_run()
    {
        var authority = reporting.NewAuthority();

        var report = await Of(authority, Conferencing, "");
        await Page(authority, EdgeOfCare, "", "LEAD_MEMBER");

        Assert.Equal([("suite.reporting.v1.GetMonthlyReport", "CONFERENCING"), ("suite.reporting.v1.RenderMonthlyReport", "EDGE_OF_CARE")], _audit.Entries.Select(e => (e.Rpc, e.Purpose)));
        Assert.Equal(report.RunId, _audit.Entries[0].RequestId!.Value.ToString("D"));
        Assert.NotEqual(_audit.Entries[0].RequestId, _audit.Entries[1].RequestId);
    }

    [Fact]
    public async Task A_page_is_shown_and_a_table_is_saved()
    {
        var authority = reporting.NewAuthority();
        IHeaderDictionary headers = new HeaderDictionary();
        async Task<string> As(ReportFormat format) =>
            (await new RenderMonthlyReport(Reports).Handle(new() { Kind = Conferencing, Period = "2026/27 Q2", Format = format }, headers, ReportingFixture.Caller(authority, "SM"), CancellationToken.None)).ContentType;

        Assert.Equal("text/html; charset=utf-8", await As(ReportFormat.Unspecified));
        Assert.Equal($"inline; filename=\"conferencing-{authority}-2026-07-01-to-2026-09-30.html\"", headers.ContentDisposition);
        Assert.Equal("text/csv; charset=utf-8", await As(ReportFormat.Csv));
        Assert.Equal($"attachment; filename=\"conferencing-{authority}-2026-07-01-to-2026-09-30.csv\"", headers.ContentDisposition);
        Assert.Equal("no-store", headers.CacheControl);
        Assert.Equal("format", Assert.Single((await Assert.ThrowsAsync<RefusedException>(() => As((ReportFormat)9))).Fields).Field);
        Assert.Equal("kind", Assert.Single((await Assert.ThrowsAsync<RefusedException>(() => Of(authority, default, ""))).Fields).Field);
    }

    static readonly long[] Small = [1, 2, 3, 4];

    /// <summary>The worked quarter and the worked follow-up, with feedback of every kind and outcomes.</summary>
    async Task<string> Everything()
    {
        var authority = reporting.NewAuthority();
        var family = OutcomeHistory.Conferencing(authority).Then(
            OutcomeHistory.Held("2026-07-10", "2026-06-20", feedbackAsked: 5),
            OutcomeHistory.Feedback("f1", "s1", "2026-07-10", score: 5),
            OutcomeHistory.Feedback("f2", "s1", "2026-07-10", family: false, score: 2),
            new FeedbackDeclined { SessionId = "s1", SessionKind = SessionKind.Conference, SessionDate = "2026-07-10".Date(), Family = true, AskedDate = "2026-07-12".Date() },
            new CommentThemesChosen { FeedbackId = "f1", SessionId = "s1", Themes = { FeedbackTheme.ListenedTo, FeedbackTheme.FeltSafe }, Tone = FeedbackTone.Positive },
            new OutcomeReviewSet
            {
                ChildKey = "x1",
                Point = ReviewPoint.ThreeMonths,
                AnchorKind = AnchorKind.ConferenceHeld,
                AnchorDate = "2026-05-10".Date(),
                DueDate = "2026-08-10".Date(),
            });
        await reporting.Take([.. OutcomeHistory.WorkedQuarter(authority), .. OutcomeHistory.WorkedFollowUp(authority), .. family.Events]);
        return authority;
    }

    MonthlyReports Reports => new(reporting.Facts, _audit, reporting.Clock);

    async Task<MonthlyReport> Of(string authority, MonthlyReportKind kind, string period, string role = "SM") =>
        (await new GetMonthlyReport(Reports).Handle(new() { Kind = kind, Period = period }, ReportingFixture.Caller(authority, role), CancellationToken.None)).Report;

    async Task<byte[]> Rendered(string authority, MonthlyReportKind kind, string period, ReportFormat format, string role) =>
        (await new RenderMonthlyReport(Reports).Handle(new() { Kind = kind, Period = period, Format = format }, new HeaderDictionary(), ReportingFixture.Caller(authority, role), CancellationToken.None)).Data.ToByteArray();

    async Task<string> Page(string authority, MonthlyReportKind kind, string period, string role = "SM") =>
        Encoding.UTF8.GetString(await Rendered(authority, kind, period, ReportFormat.Html, role));

    async Task<List<Dictionary<string, string>>> Csv(string authority, MonthlyReportKind kind, string period, string role = "SM")
    {
        using var csv = new CsvReader(new StreamReader(new MemoryStream(await Rendered(authority, kind, period, ReportFormat.Csv, role))), CultureInfo.InvariantCulture);
        await csv.ReadAsync();
        csv.ReadHeader();
        var rows = new List<Dictionary<string, string>>();
        while (await csv.ReadAsync())
            rows.Add(csv.HeaderRecord!.ToDictionary(h => h, h => csv.GetField(h)!));
        return rows;
    }

    static ReportSection Section(MonthlyReport report, string code) => report.Sections.Single(s => s.Code == code);

    static ReportTable Table(MonthlyReport report, string code) => report.Sections.SelectMany(s => s.Tables).Single(t => t.Code == code);

    static XElement Parse(string html)
    {
        using var reader = XmlReader.Create(new StringReader(html), new() { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader).Root!;
    }

    // A count from 1 to 4 in words; not a day of a month, a quarter, a score, a share's decimals, an age or a span of months.
    [GeneratedRegex(@"(?<![\d./Q-])[1-4] (of|famil|child|conference|person|people|application|episode|by)|and [1-4] by|^[1-4]$")]
    private static partial Regex SmallCount();

    sealed class Lines : IAudit
    {
        public List<AuditEntry> Entries { get; } = [];

        public Task Record(AuditEntry entry, CancellationToken cancellation)
        {
            Entries.Add(entry);
            return Task.CompletedTask;
        }
    }
}
