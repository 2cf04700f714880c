using System.Collections.Frozen;
using System.Globalization;
using CsvHelper;
using Suite.Reporting.V1;

namespace Suite.Reporting.Returns;

/// <summary>What a cell holds.</summary>
enum CellType
{
    /// <summary>The authority's own id of a child.</summary>
    Id,
    Date,

    /// <summary>A code of a list that changes with the years.</summary>
    Code,

    /// <summary>0 or 1.</summary>
    Flag,
    Number,
    Postcode,

    /// <summary>Ofsted's number of a setting.</summary>
    Urn,

    /// <summary>Pupil number, or why there is none.</summary>
    Upn,

    /// <summary>Number of a social worker.</summary>
    Worker,

    /// <summary>An authority's number of three digits, or a country.</summary>
    Authority,

    /// <summary>A date of which day, month or year may be zz.</summary>
    PartDate,
}

/// <summary>A column of a table as a year has it.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="Field">What the suite calls it.</param>
/// <param name="Codes">Each code that the year knows, with what is kept for it.</param>
/// <param name="Rule">The rule that a cell breaks that cannot be read.</param>
sealed record ReturnColumn(string Name, string Field, CellType Type, int Least, int Most, bool Required, string Rule, FrozenDictionary<string, string> Codes)
{
    public string DatabaseType => Type switch
    {
        CellType.Date => "date",
        CellType.Flag => "boolean",
        CellType.Number => "int",
        CellType.Id or CellType.Code or CellType.Postcode or CellType.Urn or CellType.Upn or CellType.Worker or CellType.Authority or CellType.PartDate => "text",
        _ => throw new InvalidOperationException($"No type is known for {Type}."),
    };
}

/// <summary>The columns and codes of a year. They are data (<c>Data/columns.csv</c>, <c>Data/codes.csv</c>): a new year is new lines in them.</summary>
sealed class ReturnYear
{
    public const int First = 2016, Last = 2027;

    static readonly Lazy<IReadOnlyList<(string Table, int First, int Last, string List, ReturnColumn Column)>> Columns = new(ReadColumns);
    static readonly Lazy<IReadOnlyList<(string List, string Code, int First, int Last, string MapsTo)>> KnownCodes = new(ReadCodes);

    readonly FrozenDictionary<ReturnTable, IReadOnlyList<ReturnColumn>> _tables;

    public ReturnYear(int year)
    {
        Year = year;
        var lists = KnownCodes.Value.Where(c => c.First <= year && year <= c.Last)
            .GroupBy(c => c.List, StringComparer.Ordinal)
            .ToDictionary(l => l.Key, l => l.ToFrozenDictionary(c => c.Code, c => c.MapsTo is "" ? c.Code : c.MapsTo, StringComparer.OrdinalIgnoreCase), StringComparer.Ordinal);
        _tables = Columns.Value.Where(c => c.First <= year && year <= c.Last)
            .GroupBy(c => c.Table, StringComparer.Ordinal)
            .ToFrozenDictionary(t => ReturnTables.Of(t.Key).Id,
                t => (IReadOnlyList<ReturnColumn>)[.. t.Select(c => c.Column.Type is CellType.Code ? c.Column with { Codes = lists[c.List] } : c.Column)]);
    }

    public int Year { get; }

    /// <summary>1 April.</summary>
    public DateOnly Start => new(Year - 1, 4, 1);

    /// <summary>31 March.</summary>
    public DateOnly End => new(Year, 3, 31);

    public bool Has(ReturnTable table) => _tables.ContainsKey(table);

    public IReadOnlyList<ReturnColumn> ColumnsOf(ReturnTable table) => _tables[table];

    /// <summary>First and last year of a column, whatever the year.</summary>
    public static IEnumerable<(string Table, string Column, string Rule, int First, int Last)> EveryColumn =>
        Columns.Value.Select(c => (c.Table, c.Column.Name, c.Column.Rule, c.First, c.Last));

    static (string, int, int, string, ReturnColumn)[] ReadColumns() => Read("columns.csv", row =>
    {
        var type = row.GetField("type")!.Split(':');
        var range = type.Length == 3 ? (int.Parse(type[1], CultureInfo.InvariantCulture), int.Parse(type[2], CultureInfo.InvariantCulture)) : (0, 0);
        return (row.GetField("table")!, YearOf(row, "first_year", First), YearOf(row, "last_year", Last), row.GetField("list")!,
            new ReturnColumn(row.GetField("column")!, row.GetField("field")!, Enum.Parse<CellType>(type[0], ignoreCase: true), range.Item1, range.Item2,
                row.GetField("required") == "yes", row.GetField("rule")!, FrozenDictionary<string, string>.Empty));
    });

    static (string, string, int, int, string)[] ReadCodes() => Read("codes.csv", row =>
        (row.GetField("list")!, row.GetField("code")!, YearOf(row, "first_year", First), YearOf(row, "last_year", Last), row.GetField("maps_to")!));

    static int YearOf(CsvReader row, string column, int otherwise) =>
        row.GetField(column) is { Length: > 0 } year ? int.Parse(year, CultureInfo.InvariantCulture) : otherwise;

    static T[] Read<T>(string file, Func<CsvReader, T> row)
    {
        using var text = new StreamReader(typeof(ReturnYear).Assembly.GetManifestResourceStream($"returns.{file}")!);
        using var csv = new CsvReader(text, CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        var rows = new List<T>();
        while (csv.Read())
            rows.Add(row(csv));
        return [.. rows];
    }
}
