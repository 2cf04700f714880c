using System.Globalization;
using System.Xml.Linq;
using Suite.Reporting.V1;

namespace Suite.Reporting.Reports;

/// <summary>
/// A report as one page: no script, nothing from elsewhere, and printable as it is. Built of elements, never of text, so that whatever stands in a report is escaped.
/// </summary>
static class ReportPage
{
    // Text on white and white on blue are at least 7 to 1, lines and bars at least 3 to 1 (WCAG 2.2, 1.4.3 and 1.4.11). No child selector: ">" would be escaped.
    public const string Style = """
        :root { color-scheme: light }
        body { font: 1rem/1.5 system-ui, "Segoe UI", Arial, sans-serif; color: #1a1a1a; background: #fff; margin: 0 auto; max-width: 70rem; padding: 0 1rem 2rem }
        .skip { position: absolute; left: -999rem } .skip:focus { position: static; display: inline-block; padding: .5rem 1rem; background: #00396b; color: #fff }
        a { color: #00396b } a:focus { outline: 3px solid #00396b; outline-offset: 2px }
        header { border-bottom: 4px solid #00396b; padding: 1rem 0 .5rem } h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .25rem } h2 { font-size: 1.4rem; margin: 2rem 0 .5rem; border-bottom: 1px solid #595959 } h3 { font-size: 1.1rem; margin: 1.2rem 0 .4rem }
        dl.about { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: .5rem 0 } dl.about dt { font-weight: 600 } dl.about dd { margin: 0; overflow-wrap: anywhere }
        nav ul { columns: 2; padding-left: 1.2rem } p { max-width: 46rem; margin: .4rem 0 }
        .pair { display: flex; flex-wrap: wrap; gap: 1rem 2rem; align-items: flex-start } .pair figure { flex: 1 1 26rem; margin: .5rem 0; min-width: 0 } .pair .scroll { flex: 1 1 22rem }
        figcaption { font-weight: 600; margin-bottom: .3rem } svg { width: 100%; height: auto; max-width: 40rem; display: block; font-family: inherit }
        .scroll { overflow-x: auto; margin: .8rem 0 } table { border-collapse: collapse; width: 100%; font-size: .92rem } caption { text-align: left; font-weight: 600; padding: .2rem 0 }
        th, td { text-align: left; vertical-align: top; padding: .25rem .6rem .25rem 0; border-bottom: 1px solid #767676 } thead th { border-bottom: 2px solid #1a1a1a } tbody th { font-weight: 400 } .n { text-align: right; font-variant-numeric: tabular-nums }
        footer { margin-top: 2.5rem; border-top: 4px solid #00396b; font-size: .9rem } footer dt { font-weight: 600; margin-top: .6rem } footer dd { margin: 0 0 0 1rem }
        @media (max-width: 40rem) { nav ul { columns: 1 } dl.about { grid-template-columns: 1fr } }
        @page { size: A4; margin: 16mm 14mm 18mm }
        @media print {
          body { font-size: 10pt; max-width: none; padding: 0 } .skip, nav { display: none } a { color: inherit; text-decoration: none }
          * { -webkit-print-color-adjust: exact; print-color-adjust: exact }
          h1, h2, h3, caption, figcaption { break-after: avoid; page-break-after: avoid } p { orphans: 3; widows: 3 }
          tr, figure, .pair, footer dd { break-inside: avoid; page-break-inside: avoid } thead { display: table-header-group } .scroll { overflow: visible } footer { break-before: page; page-break-before: always }
          .pair { display: block } .pair svg { max-width: 15cm }
        }
        """;

    // Nothing may be loaded or run, also where the page is kept as a file.
    public const string Policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    public static string Write(MonthlyReport report)
    {
        var page = El("html", At("lang", "en-GB"),
            El("head",
                El("meta", At("charset", "utf-8")),
                El("meta", At("name", "viewport"), At("content", "width=device-width, initial-scale=1")),
                El("meta", At("http-equiv", "Content-Security-Policy"), At("content", Policy)),
                El("title", $"{report.Title}, {report.PeriodName}: monthly report, {report.AuthorityCode}"),
                El("style", Style)),
            El("body",
                El("a", At("class", "skip"), At("href", "#report"), "Skip to the report"),
                Header(report),
                El("nav", At("aria-label", "Sections"),
                    El("ul", report.Sections.Select(s => El("li", El("a", At("href", "#" + Id(s.Code)), s.Title))))),
                El("main", At("id", "report"), At("tabindex", "-1"), report.Sections.Select(Section)),
                Footer(report)));
        return "<!DOCTYPE html>\n" + page.ToString(SaveOptions.DisableFormatting) + "\n";
    }

    public static XElement El(string name, params object?[] content) => new(name, content);

    public static XAttribute At(string name, string value) => new(name, value);

    static XElement Header(MonthlyReport report) => El("header",
        El("h1", $"{report.Title}: monthly report"),
        El("dl", At("class", "about"),
            About("Authority", report.AuthorityCode),
            About("Period", $"{report.PeriodName} ({Words.Day(report.PeriodStart)} to {Words.Day(report.PeriodEnd)})"),
            About("Compared with", $"{Words.Day(report.BaseStart)} to {Words.Day(report.BaseEnd)}"),
            About("As at", Words.Time(report.AsAtTime.ToDateTimeOffset())),
            report.Sources.Select(s => About($"Newest event of {s.Source.TrimStart('/')}", $"{Words.Time(s.NewestEventTime.ToDateTimeOffset())}, {s.NewestEventId}")),
            About("Facts", report.FactsBuild),
            About("Run", report.RunId)));

    public static XElement[] About(string term, string text) => [El("dt", term), El("dd", text)];

    static XElement Section(ReportSection section) => El("section", At("id", Id(section.Code)), At("aria-labelledby", Id(section.Code) + "-title"),
        El("h2", At("id", Id(section.Code) + "-title"), section.Title),
        section.Sentences.Select(s => El("p", s)),
        section.Tables.Select(t => section.Charts.SingleOrDefault(c => c.TableCode == t.Code) is { } chart
            ? El("div", At("class", "pair"), El("figure", El("figcaption", chart.Title), ChartDrawing.Of(chart, t)), Table(t))
            : Table(t)));

    // A table that is wider than the screen scrolls by itself, which the keyboard must be able to do too.
    public static XElement Table(ReportTable table) => El("div", At("class", "scroll"), At("role", "region"), At("aria-labelledby", Id(table.Code) + "-caption"), At("tabindex", "0"),
        El("table", At("id", Id(table.Code) + "-table"),
            El("caption", At("id", Id(table.Code) + "-caption"), table.Title),
            El("thead", El("tr", table.Columns.Select((c, i) => El("th", At("scope", "col"), IsNumeric(table, i) ? At("class", "n") : null, c)))),
            El("tbody", table.Rows.Select(row => El("tr", row.Cells.Select((cell, i) => i == 0
                ? El("th", At("scope", "row"), cell)
                : El("td", IsNumeric(table, i) ? At("class", "n") : null, cell)))))));

    static bool IsNumeric(ReportTable table, int column) => column > 0 && table.Columns[column] is not ("Unit" or "Measure" or "Period" or "Published" or "Source" or "Counted");

    static XElement Footer(MonthlyReport report) => El("footer",
        El("h2", "How these figures are defined"),
        report.Notes.Select(n => El("p", n)),
        El("dl", report.Measures.Select(m => new[]
        {
            El("dt", $"{m.MeasureId} version {m.Version.ToString(CultureInfo.InvariantCulture)}: {m.Name}"),
            El("dd", m.Definition + (m.Numerator.Length > 0 ? $" Numerator: {m.Numerator}" : "") + (m.Denominator.Length > 0 ? $" Denominator: {m.Denominator}" : "") + $" Source: {m.Source}."),
        })));

    static string Id(string code) => code.ToLowerInvariant().Replace('_', '-');
}
