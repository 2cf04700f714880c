using System.Globalization;
using Suite.Reporting.Files;
using Suite.Reporting.Measures;
using Suite.Reporting.V1;

namespace Suite.Reporting.Indicators;

/// <summary>Reads a file and finds everything that is wrong with it at once. What is said of a row never repeats what stands in it.</summary>
sealed class IndicatorCsv
{
    const int MostErrors = 1_000, LongestText = 200;

    static readonly string[] Dates = ["yyyy-MM-dd", "dd/MM/yyyy"];
    static readonly string[] Comparators = ["ENGLAND", "REGION", "STATISTICAL_NEIGHBOURS"];
    static readonly string[] Statistics = ["VALUE", "MEAN", "MEDIAN"];
    public static readonly string[] Markers = ["c", "z", "x", "k", "u", "low"];

    readonly FileKind _kind;
    readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    string[] _header = [];
    int _row;

    IndicatorCsv(FileKind kind) => _kind = kind;

    /// <summary>As the table's columns hold them, in their order.</summary>
    public List<object?[]> Rows { get; } = [];

    public List<IndicatorRowError> Errors { get; } = [];

    public long RowsRead { get; private set; }

    public static async Task<IndicatorCsv> Read(FileKind kind, Stream file, CancellationToken cancellation)
    {
        using var rows = new CsvFile(file);
        var csv = new IndicatorCsv(kind);
        await csv.Read(rows, cancellation);
        csv._row = rows.Row;
        if (rows.Fault is CsvFault.NotUtf8)
            csv.Wrong("", "ENCODING", "the file must be UTF-8");
        else if (rows.Fault is CsvFault.EndlessCell)
            csv.Wrong("", "QUOTES", "a quotation mark that begins a cell must end it");
        return csv;
    }

    async Task Read(CsvFile rows, CancellationToken cancellation)
    {
        _row = 1;
        if (!await rows.Next(cancellation))
        {
            if (rows.Fault is CsvFault.None)
                Wrong("", "HEADER_MISSING", "the first row names the columns");
            return;
        }

        _header = [.. rows.Cells.Select(name => name.ToLowerInvariant())];
        foreach (var column in _kind.Columns.Where(c => !_header.Contains(c.Name)))
            Wrong(column.Name, "COLUMN_MISSING", "the file must have this column");
        if (_header.Any(name => _kind.Columns.All(c => c.Name != name)) || _header.Distinct(StringComparer.Ordinal).Count() < _header.Length)
            Wrong("", "COLUMN_UNKNOWN", "the file must have the columns of its kind, each once");
        if (Errors.Count > 0)
            return;

        while (Errors.Count < MostErrors && await rows.Next(cancellation))
        {
            // Spreadsheets leave rows of commas behind.
            if (rows.Cells.All(string.IsNullOrEmpty))
                continue;
            _row = rows.Row;
            RowsRead++;
            if (rows.Count != _header.Length)
            {
                Wrong("", "CELLS", "the row must have as many cells as there are columns");
                continue;
            }

            var errors = Errors.Count;
            var row = Read(name => rows[Array.IndexOf(_header, name)]);
            if (Errors.Count > errors)
                continue;
            var key = string.Join('\n', _kind.Columns.Select((column, at) => (column, at)).Where(c => c.column.IsKey).Select(c => row[c.at]));
            if (_seen.Add(key))
                Rows.Add(row);
            else
                Wrong("", "DUPLICATE", "another row of the file says the same thing otherwise or again");
        }
    }

    object?[] Read(Func<string, string> cell) => _kind.Code switch
    {
        "INDICATORS" => Indicator(cell),
        "POPULATION" => [Whole("mid_year", cell("mid_year"), 1990, 2100), Whole("under_18", cell("under_18"), 1, int.MaxValue), Text("source", cell("source")), Day("published_on", cell("published_on"))],
        _ => Benchmark(cell),
    };

    object?[] Indicator(Func<string, string> cell)
    {
        var (measure, part) = MeasureAndPart(cell);
        if (part is { FromIndicator: false })
            Wrong("part", "PART_NOT_SENT", "this part is worked out of events or returns, not sent");
        var (start, end) = Period(cell);
        var denominator = cell("denominator").Length == 0 ? null : Number("denominator", cell("denominator"));
        if (part is { HasDenominator: true } && cell("denominator").Length == 0)
            Wrong("denominator", "REQUIRED", "this part is a share and needs a denominator");
        var numerator = Number("numerator", cell("numerator"));
        if (part is { Kind: PartKind.Share } && numerator > denominator)
            Wrong("numerator", "ABOVE_DENOMINATOR", "a share's numerator is not above its denominator");
        return [measure, part?.Code, Code("breakdown", cell("breakdown"), optional: true), start, end, numerator, denominator, Text("source", cell("source"))];
    }

    object?[] Benchmark(Func<string, string> cell)
    {
        var (measure, part) = MeasureAndPart(cell);
        var (start, end) = Period(cell);
        var (said, marker) = (cell("value"), cell("marker").ToLowerInvariant());
        // Published tables put the marker where the number would be.
        if (marker.Length == 0 && Markers.Contains(said.ToLowerInvariant()))
            (said, marker) = ("", said.ToLowerInvariant());
        decimal? value = null;
        if ((said.Length == 0) == (marker.Length == 0))
            Wrong("value", "VALUE_OR_MARKER", "a row has a value or a marker, not both and not none");
        else if (marker.Length > 0 && !Markers.Contains(marker))
            Wrong("marker", "MARKER_UNKNOWN", "must be one of c, z, x, k, u and low");
        else if (marker.Length == 0)
        {
            if (decimal.TryParse(said, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
                value = number;
            else
                Wrong("value", "NUMBER_EXPECTED", "must be a decimal number such as 67.3");
        }

        return
        [
            measure, part?.Code, Choice("comparator", cell("comparator"), Comparators), Choice("statistic", cell("statistic"), Statistics), start, end, value, marker.Length == 0 ? null : marker,
            Text("population_base", cell("population_base"), optional: true), Text("source", cell("source")), Day("published_on", cell("published_on")),
        ];
    }

    (string? Measure, PartDefinition? Part) MeasureAndPart(Func<string, string> cell)
    {
        var measure = Catalogue.All.FirstOrDefault(m => string.Equals(m.Id, cell("measure"), StringComparison.OrdinalIgnoreCase));
        if (measure is null)
        {
            Wrong("measure", "MEASURE_UNKNOWN", "must be a measure of the catalogue");
            return (null, null);
        }

        var part = measure.Parts.FirstOrDefault(p => string.Equals(p.Code, cell("part"), StringComparison.OrdinalIgnoreCase));
        if (part is null)
            Wrong("part", "PART_UNKNOWN", "must be a part of the measure");
        return (measure.Id, part);
    }

    (DateOnly?, DateOnly?) Period(Func<string, string> cell)
    {
        var (start, end) = (Day("period_start", cell("period_start")), Day("period_end", cell("period_end")));
        if (start > end)
            Wrong("period_end", "PERIOD_REVERSED", "must not be before period_start");
        return (start, end);
    }

    DateOnly? Day(string column, string cell)
    {
        if (DateOnly.TryParseExact(cell, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1990 and <= 2100)
            return day;
        Wrong(column, "DATE_EXPECTED", "must be a day such as 2026-03-31 or 31/03/2026");
        return null;
    }

    long? Number(string column, string cell)
    {
        if (long.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 1_000_000_000_000)
            return number;
        Wrong(column, "NUMBER_EXPECTED", "must be a whole number, nought or more");
        return null;
    }

    int? Whole(string column, string cell, int least, int most)
    {
        if (int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        Wrong(column, "NUMBER_EXPECTED", $"must be a whole number from {least} to {most}");
        return null;
    }

    string? Text(string column, string cell, bool optional = false)
    {
        if (cell.Length == 0 && !optional)
            Wrong(column, "REQUIRED", "is required");
        if (cell.Length > LongestText || cell.Any(char.IsControl))
            Wrong(column, "TEXT", $"must have at most {LongestText} characters and no control characters");
        return cell;
    }

    string? Code(string column, string cell, bool optional)
    {
        if (cell.Length == 0 && !optional || cell.Length > 64 || !cell.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
            Wrong(column, "CODE_EXPECTED", "must be a code of at most 64 letters, digits, _ and -");
        return cell;
    }

    string? Choice(string column, string cell, string[] choices)
    {
        var choice = cell.ToUpperInvariant().Replace(' ', '_');
        if (choices.Contains(choice))
            return choice;
        Wrong(column, "CODE_UNKNOWN", $"must be one of {string.Join(", ", choices)}");
        return null;
    }

    void Wrong(string column, string code, string message)
    {
        if (Errors.Count < MostErrors)
            Errors.Add(new() { Row = _row, Column = column, Code = code, Message = message });
    }
}
