using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Suite.Platform.Identity;
using Suite.Reporting.Files;
using Suite.Reporting.Returns.Rules;
using Suite.Reporting.V1;

namespace Suite.Reporting.Returns;

/// <summary>A row of a file that could be read, with its children and workers as keys.</summary>
/// <param name="Cells">One for each of <see cref="ReturnFile.Staged"/>.</param>
sealed record ReturnRow(int Row, object?[] Cells, string HomePostcode, string PlacementPostcode);

/// <summary>Reads one file of a return row by row. Everything that is wrong with a row is found at once; a row with a refusal is not given on.</summary>
sealed partial class ReturnFile(ReturnTableSpec table, ReturnYear year, string authority, Pseudonyms pseudonyms, Action<Finding> found)
{
    const int MostCharacters = 200;

    readonly IReadOnlyList<ReturnColumn> _columns = year.ColumnsOf(table.Id);
    readonly int _width = Staged(table, year).Count;

    /// <summary>Columns as they are staged: those of the file but postcodes, which are never stored, and those that are worked out.</summary>
    public static IReadOnlyList<(string Name, string Type)> Staged(ReturnTableSpec table, ReturnYear year) =>
        [.. year.ColumnsOf(table.Id).Where(c => c.Type is not CellType.Postcode).Select(c => (c.Field, c.DatabaseType)), .. table.Worked];

    /// <summary>Rows of the file, bad ones included.</summary>
    public long RowsRead { get; private set; }

    /// <summary>Whether the file could be read to its end.</summary>
    public bool Readable { get; private set; }

    public async IAsyncEnumerable<ReturnRow> Rows(Stream bytes, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var csv = new CsvFile(bytes);
        if (!await csv.Next(cancellation))
        {
            if (csv.Fault is CsvFault.None)
                Found(ReturnRules.NoHeading, 0, "");
            else
                Found(csv.Fault);
            yield break;
        }

        if (Places(csv) is not { } places)
            yield break;
        var cells = csv.Count;
        while (await csv.Next(cancellation))
        {
            RowsRead++;
            if (csv.IsMalformed)
                Found(ReturnRules.Quotes, csv.Row, "");
            else if (csv.Count != cells)
                Found(ReturnRules.CellCount, csv.Row, "");
            else if (Read(csv, places) is { } read)
                yield return read;
        }

        Readable = csv.Fault is CsvFault.None;
        if (!Readable)
            Found(csv.Fault);
    }

    void Found(CsvFault fault) => Found(fault is CsvFault.NotUtf8 ? ReturnRules.NotUtf8 : ReturnRules.Quotes, 0, "");

    // Where each column of the year stands in the file; null if one is missing or twice there.
    int[]? Places(CsvFile csv)
    {
        var names = csv.Cells.Select(c => c.ToUpperInvariant()).ToList();
        var sound = true;
        foreach (var column in _columns)
        {
            var times = names.Count(n => n == column.Name);
            if (times != 1)
            {
                Found(times == 0 ? ReturnRules.MissingColumn : ReturnRules.ColumnTwice, 1, column.Name);
                sound = false;
            }
        }

        // A heading that the year does not know is not repeated: it may be anything.
        if (names.Any(n => _columns.All(c => c.Name != n)))
            Found(ReturnRules.UnknownColumn, 1, "", FindingSeverity.Warning);
        return sound ? [.. _columns.Select(c => names.IndexOf(c.Name))] : null;
    }

    ReturnRow? Read(CsvFile csv, int[] places)
    {
        var row = csv.Row;
        var cells = new object?[_width];
        var (home, placement, childKey) = ("", "", "");
        var sound = true;
        var at = 0;
        for (var i = 0; i < _columns.Count; i++)
        {
            var column = _columns[i];
            var cell = csv[places[i]];
            if (cell.Length > MostCharacters)
            {
                Found(ReturnRules.LongCell, row, column.Name, childKey: childKey);
                sound = false;
                at += column.Type is CellType.Postcode ? 0 : 1;
                continue;
            }

            var readable = true;
            object? value = null;
            if (cell.Length > 0)
                readable = TryRead(column, cell, out value);
            else if (column.Required)
                readable = false;

            if (!readable)
            {
                var severity = ReturnRules.SeverityOf(column.Type);
                Found(column.Rule, row, column.Name, severity, childKey);
                sound &= severity is FindingSeverity.Warning;
            }

            if (column.Type is CellType.Id)
                childKey = (string?)value ?? "";
            if (column.Type is not CellType.Postcode)
                cells[at++] = value;
            else if (column.Field == "home_post")
                home = (string?)value ?? "";
            else
                placement = (string?)value ?? "";
        }

        return sound ? new(row, cells, home, placement) : null;
    }

    bool TryRead(ReturnColumn column, string cell, out object? value)
    {
        value = column.Type switch
        {
            CellType.Id => ChildId().IsMatch(cell) ? pseudonyms.KeyOf(authority, cell) : null,
            CellType.Date => Day(cell),
            CellType.Code => column.Codes.GetValueOrDefault(cell),
            CellType.Flag => cell switch { "0" => false, "1" => true, _ => null },
            CellType.Number => int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= column.Least && number <= column.Most ? number : null,
            CellType.Postcode => Postcode(cell),
            CellType.Urn => Urn().IsMatch(cell) ? cell.ToUpperInvariant() : null,
            // A pupil number tells who somebody is: it is compared as a key, and not kept.
            CellType.Upn => UnknownUpn().IsMatch(cell) ? cell.ToUpperInvariant() : Upn().IsMatch(cell) ? pseudonyms.KeyOf(authority, cell.ToUpperInvariant()) : null,
            CellType.Worker => WorkerId().IsMatch(cell) ? pseudonyms.KeyOf(authority, cell.ToUpperInvariant()) : null,
            CellType.Authority => AuthorityNumber().IsMatch(cell) ? cell.ToUpperInvariant() : null,
            CellType.PartDate => PartDate().IsMatch(cell) && (cell.Contains('z', StringComparison.OrdinalIgnoreCase) || Day(cell) is not null) ? cell.ToLowerInvariant() : null,
            _ => throw new InvalidOperationException($"No reading is known for {column.Type}."),
        };
        return value is not null;
    }

    static DateOnly? Day(string cell) =>
        DateOnly.TryParseExact(cell, "dd/MM/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and <= 2100 ? day : null;

    /// <summary>A postcode without spaces and in capitals; null if it is none.</summary>
    public static string? Postcode(string cell)
    {
        var bare = cell.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        return PostcodeForm().IsMatch(bare) ? bare : null;
    }

    void Found(string rule, int row, string column, FindingSeverity severity = FindingSeverity.Refusal, string childKey = "") =>
        found(new(rule, severity, table, row, column, childKey));

    // The guide asks for letters and digits; ids that the suite's services take are read too, so that both are the same child.
    [GeneratedRegex(@"^[A-Za-z0-9._/:-]{1,20}\z")]
    private static partial Regex ChildId();

    [GeneratedRegex(@"^(SC[0-9]{6}|[0-9]{7}|XXXXXXX)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Urn();

    [GeneratedRegex(@"^UN[1-5]\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UnknownUpn();

    [GeneratedRegex(@"^[A-HJ-NP-RT-Z][0-9]{11}[0-9A-Z]\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Upn();

    [GeneratedRegex(@"^(SW|XX)[A-Za-z0-9]{1,18}\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WorkerId();

    [GeneratedRegex(@"^([0-9]{3}|NIR|NUK|SCO|WAL)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AuthorityNumber();

    [GeneratedRegex(@"^([0-9]{2}|zz)/([0-9]{2}|zz)/([0-9]{4}|zz|zzzz)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PartDate();

    [GeneratedRegex(@"^[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}\z")]
    private static partial Regex PostcodeForm();
}
