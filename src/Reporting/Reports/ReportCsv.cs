using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Suite.Reporting.Facts;
using Suite.Reporting.V1;
using Suite.Types.V1;

namespace Suite.Reporting.Reports;

/// <summary>A report as CSV, a row for each figure: UTF-8 with byte order mark, lines ended as spreadsheets expect them.</summary>
static class ReportCsv
{
    static readonly CsvConfiguration Form = new(CultureInfo.InvariantCulture) { NewLine = "\r\n" };

    static readonly string[] Columns =
    [
        "report", "authority", "section", "measure", "version", "part", "name", "breakdown", "period_start", "period_end", "value", "unit", "numerator", "denominator", "suppressed",
        "base_start", "base_end", "as_at_time", "facts_build", "run_id",
    ];

    public static byte[] Write(MonthlyReport report)
    {
        using var bytes = new MemoryStream();
        using (var csv = Writer(bytes))
        {
            Line(csv, Columns);
            foreach (var section in report.Sections)
                foreach (var listed in section.Figures)
                    Line(csv, Cells(report, section, listed));
        }

        return bytes.ToArray();
    }

    /// <summary>Writes the byte order mark with the first line.</summary>
    public static CsvWriter Writer(Stream to, bool leaveOpen = false) => new(new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: leaveOpen), Form, leaveOpen);

    /// <summary>
    /// A text that a spreadsheet would take for a formula, with an apostrophe before it. A number is none, and stays one: a change may be below nought.
    /// </summary>
    public static string Neutral(string cell) =>
        cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' or '\t' or '\r' && !(cell[0] == '-' && IsNumber(cell)) ? "'" + cell : cell;

    static IEnumerable<string> Cells(MonthlyReport report, ReportSection section, ReportFigure listed)
    {
        var figure = listed.Figure;
        return
        [
            report.Kind.ToCode(), report.AuthorityCode, section.Code, listed.MeasureId, Number(listed.Version), figure.Part, listed.Name, figure.Breakdown,
            Words.Iso(listed.PeriodStart), Words.Iso(listed.PeriodEnd), figure.Value, figure.Unit.ToCode(),
            // What is withheld is not nought.
            figure.Suppressed && figure.Numerator == 0 ? "" : Number(figure.Numerator), figure.Suppressed && figure.Denominator == 0 ? "" : Number(figure.Denominator),
            figure.Suppressed ? "true" : "false", Day(listed.BaseStart), Day(listed.BaseEnd),
            report.AsAtTime.ToDateTimeOffset().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), report.FactsBuild, report.RunId,
        ];
    }

    public static void Line(CsvWriter csv, IEnumerable<string> cells)
    {
        foreach (var cell in cells)
            csv.WriteField(Neutral(cell));
        csv.NextRecord();
    }

    static bool IsNumber(string cell) =>
        cell.Skip(1).All(c => char.IsAsciiDigit(c) || c == '.') && decimal.TryParse(cell, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    static string Day(Date? day) => day is null ? "" : Words.Iso(day);
}
