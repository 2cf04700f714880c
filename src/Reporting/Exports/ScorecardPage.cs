using System.Globalization;
using System.Xml.Linq;
using Suite.Reporting.Reports;
using Suite.Reporting.Scorecards;
using Suite.Reporting.V1;
using static Suite.Reporting.Reports.ReportPage;

namespace Suite.Reporting.Exports;

/// <summary>
/// A scorecard as one page: no script, nothing from elsewhere, printable as it is, built of elements so that whatever stands in it is escaped. A rating is a word
/// and a sign before it is a colour.
/// </summary>
static class ScorecardPage
{
    // White on green and red at least 7 to 1, black on amber 10 to 1 (WCAG 2.2, 1.4.3); each sign has a shape of its own (1.4.1).
    const string RatingStyle = """
        .rating { display: inline-block; padding: 0 .5rem; border: 2px solid #1a1a1a; white-space: nowrap; font-weight: 600 }
        .green { background: #00512a; color: #fff } .amber { background: #ffbf47; color: #000 } .red { background: #8c0017; color: #fff }
        .state { border: 2px solid #1a1a1a; padding: .25rem .75rem; display: inline-block; font-weight: 600 }
        .tally { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .5rem 1rem } .tally li { border: 2px solid #1a1a1a; padding: .25rem .9rem; font-weight: 600 }
        .narrative { border-left: 4px solid #8c0017; padding-left: .75rem; margin: .5rem 0; white-space: pre-line } article { break-inside: avoid-page }
        """;

    /// <param name="state">Draft, or which publication.</param>
    /// <param name="hash">Of the publication; empty of a draft.</param>
    public static string Write(Scorecard scorecard, string state, string hash)
    {
        var page = El("html", At("lang", "en-GB"),
            El("head",
                El("meta", At("charset", "utf-8")),
                El("meta", At("name", "viewport"), At("content", "width=device-width, initial-scale=1")),
                El("meta", At("http-equiv", "Content-Security-Policy"), At("content", Policy)),
                El("title", $"{scorecard.Title}, {scorecard.PeriodName}: scorecard, {scorecard.AuthorityCode}"),
                El("style", Style + "\n" + RatingStyle)),
            El("body",
                El("a", At("class", "skip"), At("href", "#scorecard"), "Skip to the scorecard"),
                Header(scorecard, state),
                El("nav", At("aria-label", "Sections"), El("ul", scorecard.Sections.Select((s, i) => El("li", El("a", At("href", $"#section-{i + 1}"), s.Title))))),
                El("main", At("id", "scorecard"), At("tabindex", "-1"), Glance(scorecard), scorecard.Sections.Select((s, i) => Section(s, i + 1))),
                Footer(scorecard, hash)));
        return "<!DOCTYPE html>\n" + page.ToString(SaveOptions.DisableFormatting) + "\n";
    }

    static XElement Header(Scorecard scorecard, string state) => El("header",
        El("h1", $"{scorecard.Title}: scorecard"),
        El("p", At("class", "state"), state),
        El("dl", At("class", "about"),
            About("Authority", scorecard.AuthorityCode),
            About("Period", $"{scorecard.PeriodName} ({Words.Day(scorecard.PeriodStart)} to {Words.Day(scorecard.PeriodEnd)})"),
            About("As at", Words.Time(scorecard.AsAtTime.ToDateTimeOffset()))));

    /// <summary>How many figures have which rating, and the red ones with who answers for them.</summary>
    static XElement Glance(Scorecard scorecard)
    {
        var lines = scorecard.Sections.SelectMany(s => s.Lines).ToList();
        var red = lines.Where(l => l.Rating is Rating.Red).ToList();
        return El("section", At("id", "glance"), At("aria-labelledby", "glance-title"),
            El("h2", At("id", "glance-title"), "At a glance"),
            El("ul", At("class", "tally"), new[] { Rating.Green, Rating.Amber, Rating.Red }.Select(r => El("li", At("class", ClassOf(r)), $"{Sign(r)} {Count(r)} {r.ToString().ToLowerInvariant()}")),
                El("li", $"{Count(Rating.Unspecified)} not rated")),
            red.Count == 0 ? El("p", "No figure is red.") : El("div", At("class", "scroll"), At("role", "region"), At("aria-labelledby", "glance-caption"), At("tabindex", "0"),
                El("table",
                    El("caption", At("id", "glance-caption"), "Red figures, and who answers for them"),
                    El("thead", El("tr", new[] { "Figure", "Value", "Target", "Period before", "A year before", "Answered for by", "To be better by" }.Select(c => El("th", At("scope", "col"), Numeric(c), c)))),
                    El("tbody", red.Select(l => El("tr",
                        El("th", At("scope", "row"), El("a", At("href", $"#line-{l.LineNumber}"), l.Name)),
                        Cell(Amount(l.Figure)), Cell(l.Target), Cell(Amount(l.Previous?.Figure)), Cell(Amount(l.LastYear?.Figure)),
                        El("td", l.Narrative is null ? "nobody yet" : Owner(l.Narrative)), El("td", l.Narrative is null ? "" : Words.Day(l.Narrative.DueDate))))))));

        string Count(Rating rating) => lines.Count(l => l.Rating == rating).ToString(CultureInfo.InvariantCulture);
    }

    static string Owner(Narrative narrative) => narrative.OwnerPost.Length > 0 ? $"{narrative.OwnerRole} {narrative.OwnerPost}" : narrative.OwnerRole;

    /// <summary>A value with its unit, as it is said in a sentence.</summary>
    static string Amount(Figure? figure) => figure switch
    {
        null => "",
        { Value: "" } or { Unit: Unit.Count or Unit.Net or Unit.Ratio or Unit.Mean or Unit.Answer } => Words.Value(figure),
        { Unit: Unit.Percent or Unit.Change } => $"{Words.Value(figure)}%",
        _ => $"{Words.Value(figure)} {Words.UnitOf(figure.Unit)}",
    };

    static XElement Section(ScorecardSection section, int number) => El("section", At("id", $"section-{number}"), At("aria-labelledby", $"section-{number}-title"),
        El("h2", At("id", $"section-{number}-title"), section.Title),
        Summary(section, number),
        section.Lines.Select(Line));

    // A table that is wider than the screen scrolls by itself, which the keyboard must be able to do too.
    static XElement Summary(ScorecardSection section, int number) => El("div", At("class", "scroll"), At("role", "region"), At("aria-labelledby", $"section-{number}-caption"), At("tabindex", "0"),
        El("table",
            El("caption", At("id", $"section-{number}-caption"), $"{section.Title}: figures and ratings"),
            El("thead", El("tr", new[] { "Figure", "Value", "Unit", "Rating", "Target", "Period before", "A year before", "Measure" }.Select(c => El("th", At("scope", "col"), Numeric(c), c)))),
            El("tbody", section.Lines.Select(l => El("tr",
                El("th", At("scope", "row"), El("a", At("href", $"#line-{l.LineNumber}"), l.Name)),
                Cell(Words.Value(l.Figure)), El("td", Words.UnitOf(l.Figure.Unit)), El("td", RatingOf(l)), Cell(l.Target),
                Cell(l.Previous is null ? "" : Words.Value(l.Previous.Figure)), Cell(l.LastYear is null ? "" : Words.Value(l.LastYear.Figure)),
                El("td", $"{l.MeasureId} v{l.MeasureVersion.ToString(CultureInfo.InvariantCulture)}"))))));

    static XElement Cell(string text) => El("td", At("class", "n"), text);

    static XAttribute? Numeric(string column) => column is "Value" or "Target" or "Period before" or "A year before" ? At("class", "n") : null;

    static string ClassOf(Rating rating) => rating.ToString().ToLowerInvariant();

    static string Sign(Rating rating) => rating switch
    {
        Rating.Green => "●",
        Rating.Amber => "▲",
        Rating.Red => "■",
        Rating.Unspecified => "",
    };

    static XElement RatingOf(ScorecardLine line) => line.Rating is Rating.Unspecified
        ? El("span", line.RatingReason is RatingReason.Neutral ? "none: neutral" : $"none: {WhyNone(line.RatingReason)}")
        : El("span", At("class", $"rating {ClassOf(line.Rating)}"), $"{Sign(line.Rating)} {line.Rating}");

    static string WhyNone(RatingReason reason) => reason switch
    {
        RatingReason.Neutral => "neither more nor less is better",
        RatingReason.NoLimits => "no limits",
        RatingReason.NoValue => "no value",
        RatingReason.Withheld => "withheld",
        RatingReason.Unspecified => "not said",
    };

    static XElement Line(ScorecardLine line)
    {
        var trend = TrendTable(line);
        var chart = TrendChart(line, trend);
        return El("article", At("id", $"line-{line.LineNumber}"), At("aria-labelledby", $"line-{line.LineNumber}-title"),
            El("h3", At("id", $"line-{line.LineNumber}-title"), line.Name),
            line.Rating is Rating.Unspecified
                ? El("p", $"{Amount(line.Figure)}{Sentences.Basis(line.Figure)}. No rating: {WhyNone(line.RatingReason)}.{Limits(line)}")
                : El("p", $"{Amount(line.Figure)}{Sentences.Basis(line.Figure)}. Rating: ", RatingOf(line), Limits(line)),
            line.Sentences.Select(s => El("p", s)),
            line.Narrative is { } narrative
                ? El("div", At("class", "narrative"), El("p", narrative.Text),
                    El("p", $"Answered for by {Owner(narrative)}; to be better by {Words.Day(narrative.DueDate)}{(narrative.CarriedForward ? "; carried forward" : "")}."))
                : null,
            line.Benchmarks.Count > 0 ? ReportPage.Table(BenchmarkTable(line)) : null,
            trend is null ? null : chart is null ? ReportPage.Table(trend) : El("div", At("class", "pair"), El("figure", El("figcaption", chart.Title), ChartDrawing.Of(chart, trend)), ReportPage.Table(trend)));
    }

    static string Limits(ScorecardLine line) => line.GreenLimit.Length == 0 ? "" : $" Green {Side(line)} {line.GreenLimit}, amber {Side(line)} {line.AmberLimit} ({line.TargetSource}).";

    static string Side(ScorecardLine line) => line.Polarity is Polarity.LowGood ? "up to" : "from";

    static ReportTable BenchmarkTable(ScorecardLine line) => new()
    {
        Code = $"LINE_{line.LineNumber}_BENCHMARKS",
        Title = $"{line.Name}: what others reached",
        Columns = { "Compared with", "Value", "Period", "Published", "Source", "Counted" },
        Rows =
        {
            line.Benchmarks.Select(b => new ReportRow
            {
                Cells =
                {
                    $"{Words.Sentence(Sentences.Who(b.Comparator)).TrimEnd('.')}, {b.Statistic.ToString().ToLowerInvariant()}",
                    b.Value.Length > 0 ? b.Value : $"marker {b.Marker}",
                    ScorecardPeriods.Name(b.PeriodStart.Read(), b.PeriodEnd.Read()), Words.Day(b.PublishedDate), b.Source, b.PopulationBase,
                },
            }),
        },
    };

    static ReportTable? TrendTable(ScorecardLine line) => line.Trend.Count == 0 ? null : new()
    {
        Code = $"LINE_{line.LineNumber}_TREND",
        Title = $"{line.Name}, {(IsByMonth(line) ? "month by month" : "quarter by quarter")}",
        Columns = { IsByMonth(line) ? "Month" : "Quarter", "Value" },
        Rows =
        {
            line.Trend.Select(t => new ReportRow
            {
                Cells =
                {
                    IsByMonth(line) ? t.PeriodStart.Read().ToString("MMM yyyy", CultureInfo.InvariantCulture) : ScorecardPeriods.Name(t.PeriodStart.Read(), t.PeriodEnd.Read()),
                    t.Value.Length > 0 ? t.Value : IsByMonth(line) ? Words.NoValue : $"{Words.NoValue} or {Words.Withheld}",
                },
            }),
        },
    };

    static bool IsByMonth(ScorecardLine line) => line.Trend[0].PeriodStart.Month == line.Trend[0].PeriodEnd.Month;

    /// <summary>Drawn from the table, unless it has no values or some are below nought, for which the drawing has no place.</summary>
    static ReportChart? TrendChart(ScorecardLine line, ReportTable? trend)
    {
        var values = line.Trend.Select(t => t.Value).Where(v => v.Length > 0).Select(v => decimal.Parse(v, CultureInfo.InvariantCulture)).ToList();
        if (trend is null || values.Count == 0 || values.Min() < 0 || line.Figure.Unit is Unit.Percent && values.Max() > 100 || line.Figure.Unit is Unit.Score && values.Max() > 5)
            return null;
        return new()
        {
            Code = trend.Code + "_CHART",
            Title = trend.Title,
            Kind = ChartKind.Line,
            Unit = line.Figure.Unit,
            Categories = { trend.Rows.Select(r => r.Cells[0]) },
            Series = { new ReportSeries { Name = "Value", Values = { line.Trend.Select(t => t.Value) } } },
            TableCode = trend.Code,
            AlternativeText = $"{trend.Title}, {Words.UnitOf(line.Figure.Unit)}. {line.Sentences[0]} From {values.Min().ToString(CultureInfo.InvariantCulture)} to {values.Max().ToString(CultureInfo.InvariantCulture)}. The table beside it has every value.",
        };
    }

    static XElement Footer(Scorecard scorecard, string hash) => El("footer",
        El("h2", "What these figures rest on"),
        El("dl", At("class", "about"),
            About("Template", $"version {scorecard.TemplateVersion.ToString(CultureInfo.InvariantCulture)}"),
            scorecard.Sources.Select(s => About($"Newest event of {s.Source.TrimStart('/')}", $"{Words.Time(s.NewestEventTime.ToDateTimeOffset())}, {s.NewestEventId}")),
            scorecard.Loads.Select(l => About($"Newest import: {l.Kind}", $"{Words.Time(l.SubmitTime.ToDateTimeOffset())}, {l.LoadId}")),
            About("Facts", scorecard.FactsBuild),
            About("Run", scorecard.RunId),
            hash.Length > 0 ? About("SHA-256", hash) : null),
        El("h2", "How these figures are defined"),
        scorecard.Notes.Select(n => El("p", n)),
        El("dl", scorecard.Measures.Select(m => new[]
        {
            El("dt", $"{m.MeasureId} version {m.Version.ToString(CultureInfo.InvariantCulture)}: {m.Name}"),
            El("dd", m.Definition + (m.Numerator.Length > 0 ? $" Numerator: {m.Numerator}" : "") + (m.Denominator.Length > 0 ? $" Denominator: {m.Denominator}" : "") + $" Source: {m.Source}."),
        })));
}
