using System.Globalization;
using CsvHelper;
using Suite.Reporting.Reports;

namespace Suite.Reporting.Exports;

/// <summary>A cell of an export: empty, a text, a number, a day, or yes or no.</summary>
readonly record struct ExportCell(string? Text = null, decimal? Number = null, DateOnly? Day = null, bool? Answer = null)
{
    public static implicit operator ExportCell(string text) => new(Text: text);

    public static implicit operator ExportCell(int number) => new(Number: number);

    public static implicit operator ExportCell(DateOnly? day) => new(Day: day);

    public static implicit operator ExportCell(bool answer) => new(Answer: answer);

    /// <summary>Decimal text as a number; nothing where it is no number.</summary>
    public static ExportCell Decimal(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? new(Number: number) : default;

    public string Written => this switch
    {
        { Number: { } number } => number.ToString(CultureInfo.InvariantCulture),
        { Day: { } day } => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        { Answer: { } answer } => answer ? "true" : "false",
        _ => Text ?? "",
    };
}

/// <summary>A table of an export: a sheet of a workbook; the first one is the CSV.</summary>
sealed record ExportTable(string Name, IReadOnlyList<string> Columns)
{
    public List<IReadOnlyList<ExportCell>> Rows { get; } = [];

    public void WriteTo(CsvWriter csv, bool withColumns = true)
    {
        if (withColumns)
            ReportCsv.Line(csv, Columns);
        foreach (var row in Rows)
            ReportCsv.Line(csv, row.Select(c => c.Written));
    }
}
