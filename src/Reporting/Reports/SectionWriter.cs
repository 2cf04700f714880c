using System.Globalization;
using Suite.Reporting.Measures;
using Suite.Reporting.V1;

namespace Suite.Reporting.Reports;

/// <summary>What a row of a table shows.</summary>
/// <param name="Name">What it is called; empty for the name of its part.</param>
/// <param name="Period">That of the report unless given.</param>
sealed record Row(string Measure, string Part, string Breakdown = "", string Name = "", ReportingPeriod? Period = null);

/// <summary>Puts a section together: every figure in its tables is listed in it, and charts are drawn from tables only.</summary>
sealed class SectionWriter(ReportFigures figures, string code, string title)
{
    const string ValueColumn = "Value";

    public ReportSection Section { get; } = new() { Code = code, Title = title };

    public void Say(string sentence) => Section.Sentences.Add(Words.Sentence(sentence));

    public ReportTable Table(string code, string title, params IEnumerable<Row> rows) =>
        Table(code, title, rows.Select(r => (r, r.Period ?? figures.Period, figures.Of(r.Measure, r.Part, r.Breakdown, r.Period))));

    /// <summary>A row for each breakdown of a part.</summary>
    public ReportTable Apart(string code, string title, string measure, string part) =>
        Table(code, title, figures.Breakdowns(measure, part).Select(b => new Row(measure, part, b, Words.Of(b))));

    public ReportTable Table(string code, string title, IEnumerable<(Row Row, ReportingPeriod Period, Figure Figure)> rows)
    {
        var table = new ReportTable { Code = code, Title = title, Columns = { "What is counted", ValueColumn, "Unit", "Numerator", "Denominator", "Measure" } };
        foreach (var (row, period, figure) in rows)
        {
            var measure = Count(row, period, figure);
            var (numerator, denominator) = Sides(figure, row.Measure);
            table.Rows.Add(new ReportRow
            {
                Cells = { NameOf(row), Words.Value(figure), Words.UnitOf(figure.Unit), numerator, denominator, $"{measure.Id} v{measure.Version}" },
            });
        }

        // Counts have no sides.
        foreach (var column in new[] { "Denominator", "Numerator" })
            DropIfEmpty(table, table.Columns.IndexOf(column));
        if (table.Rows.Count > 0)
            Section.Tables.Add(table);
        return table;
    }

    static void DropIfEmpty(ReportTable table, int column)
    {
        if (table.Rows.Any(r => r.Cells[column].Length > 0))
            return;
        table.Columns.RemoveAt(column);
        foreach (var row in table.Rows)
            row.Cells.RemoveAt(column);
    }

    /// <summary>A table of values alone, each row with one for each column.</summary>
    public ReportTable Matrix(string code, string title, string first, IReadOnlyList<string> columns, IEnumerable<(string Name, IReadOnlyList<Row> Cells)> rows)
    {
        var table = new ReportTable { Code = code, Title = title, Columns = { first, columns } };
        foreach (var (name, cells) in rows)
        {
            var row = new ReportRow { Cells = { name } };
            foreach (var cell in cells)
            {
                var figure = figures.Of(cell.Measure, cell.Part, cell.Breakdown, cell.Period);
                Count(cell, cell.Period ?? figures.Period, figure);
                row.Cells.Add(Words.Value(figure));
            }

            table.Rows.Add(row);
        }

        Section.Tables.Add(table);
        return table;
    }

    /// <summary>Draws the values of a table, unless it has none.</summary>
    public void Chart(ReportTable table, string title, ChartKind kind, Unit unit)
    {
        var columns = table.Columns.Contains(ValueColumn) ? [table.Columns.IndexOf(ValueColumn)] : Enumerable.Range(1, table.Columns.Count - 1).ToList();
        var chart = new ReportChart
        {
            Code = table.Code + "_CHART",
            Title = title,
            Kind = kind,
            Unit = unit,
            Categories = { table.Rows.Select(r => r.Cells[0]) },
            Series = { columns.Select(c => new ReportSeries { Name = table.Columns[c], Values = { table.Rows.Select(r => IsNumber(r.Cells[c]) ? r.Cells[c] : "") } }) },
            TableCode = table.Code,
        };
        if (!chart.Series.Any(s => s.Values.Any(v => v.Length > 0)))
            return;
        chart.AlternativeText = Alternative(chart);
        Section.Charts.Add(chart);
    }

    MeasureDefinition Count(Row row, ReportingPeriod period, Figure figure)
    {
        var measure = Catalogue.Find(row.Measure);
        var part = measure.Parts.Single(p => p.Code == row.Part);
        var listed = new ReportFigure
        {
            MeasureId = measure.Id,
            Version = measure.Version,
            Name = part.Name,
            PeriodStart = period.Start.ToMessage(),
            PeriodEnd = period.End.ToMessage(),
            BaseStart = part.Compares ? period.Before().Start.ToMessage() : null,
            BaseEnd = part.Compares ? period.Before().End.ToMessage() : null,
            Figure = figure,
        };
        if (!Section.Figures.Contains(listed))
            Section.Figures.Add(listed);
        return measure;
    }

    static string NameOf(Row row) => row.Name.Length > 0 ? row.Name : Catalogue.Find(row.Measure).Parts.Single(p => p.Code == row.Part).Name;

    // Posts are counted in hundredths on each day: nobody reads that in a table. The figures have it.
    static (string Numerator, string Denominator) Sides(Figure figure, string measure) => figure switch
    {
        { Suppressed: true } => ("", figure.Denominator > 0 ? figure.Denominator.ToString(CultureInfo.InvariantCulture) : ""),
        { Unit: Unit.Posts or Unit.Count } => ("", ""),
        { Unit: Unit.Days or Unit.Weeks or Unit.Score } => (figure.Numerator.ToString(CultureInfo.InvariantCulture), ""),
        _ => (figure.Numerator.ToString(CultureInfo.InvariantCulture), measure == "G12" ? "" : figure.Denominator.ToString(CultureInfo.InvariantCulture)),
    };

    static bool IsNumber(string cell) => cell.Length > 0 && decimal.TryParse(cell, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    static string Alternative(ReportChart chart)
    {
        var told = new List<string>();
        foreach (var series in chart.Series)
        {
            var known = chart.Categories.Zip(series.Values).Where(v => v.Second.Length > 0).ToList();
            if (known.Count == 0)
                continue;
            var (most, least) = (known.MaxBy(v => decimal.Parse(v.Second, CultureInfo.InvariantCulture)), known.MinBy(v => decimal.Parse(v.Second, CultureInfo.InvariantCulture)));
            var of = chart.Series.Count > 1 ? $"{series.Name}: " : "";
            told.Add(most.Second == least.Second
                ? $"{of}{(known.Count == 1 ? known[0].First : "every value")} is {most.Second}"
                : $"{of}from {least.Second} ({least.First}) to {most.Second} ({most.First})");
        }

        return $"{chart.Title}, {Words.UnitOf(chart.Unit)}. {string.Join("; ", told)}. The table beside it has every value.";
    }
}
