using System.Globalization;
using Suite.Reporting.Tests.Returns;
using Suite.Reporting.V1;

namespace Suite.Reporting.Tests;

/// <summary>A row of a statutory return, as the return says it.</summary>
public abstract record ReturnRow(string Child)
{
    internal abstract ReturnTable Table { get; }

    /// <summary>What tells it apart from the other rows of its table and year, beside the child.</summary>
    internal abstract object Key { get; }

    /// <summary>The cells of its line after the child's.</summary>
    /// <param name="born">The child's birth date, as the same return's header has it.</param>
    internal abstract string[] Cells(string born, int year);

    protected static string Cell(DateOnly? day) => day?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? "";

    protected static string Cell(bool? flag) => flag switch { null => "", true => "1", false => "0" };
}

public sealed record ChildRow(string Child, string Sex, DateOnly Born) : ReturnRow(Child)
{
    internal override ReturnTable Table => ReturnTable.Header;
    internal override object Key => "";

    // Until 2023/24 a boy was 1 and a girl 2.
    internal override string[] Cells(string born, int year) => [SexIn(year), Cell(Born), "WBRI", "UN2", "", ""];

    internal string SexIn(int year) => year >= 2025 ? Sex : Sex == "M" ? "1" : "2";
}

/// <param name="Home">Postcode of the child's home.</param>
/// <param name="At">Postcode of the placement.</param>
public sealed record EpisodeRow(string Child, DateOnly Started, string Rne, string Legal, string Need, string Place, string? Provider, DateOnly? Ended, string? Rec,
    string? Urn, string? Home, string? At) : ReturnRow(Child)
{
    // Where the postcodes of the tests are, by hand: miles from AB1 1AA to tenths, and whose area.
    static readonly Dictionary<string, (decimal? Miles, string Where)> Known = new(StringComparer.Ordinal)
    {
        ["AB1 1AA"] = (0.0m, "OWN"),
        ["AB2 2BB"] = (1.0m, "OWN"),
        ["AC1 1AA"] = (20.0m, "ADJOINING"),
        ["CD1 1AA"] = (20.0m, "OTHER"),
        ["CD2 2BB"] = (20.1m, "OTHER"),
        ["CD9 9ZZ"] = (372.8m, "OTHER"),
        // Northern Ireland has a grid of its own.
        ["BT1 1AA"] = (null, "OTHER"),
    };

    /// <summary>One more place, 20.05 miles from home: 20.1, rounded half up.</summary>
    public const string MorePostcodes = "\nCD2 2BB,400000,332269,E06000003";

    /// <summary>Of an unaccompanied child seeking asylum, who has no distance.</summary>
    public bool Uasc { get; init; }

    internal bool ShortBreak => Legal is "V3" or "V4";

    internal decimal? Miles => !Uasc && !ShortBreak && Home is not null && At is not null && Known.TryGetValue(At, out var known) ? known.Miles : null;

    internal string? Where => !ShortBreak && At is not null && Known.TryGetValue(At, out var known) ? known.Where : null;

    internal override ReturnTable Table => ReturnTable.Episodes;
    internal override object Key => (Started, Rne, Place);
    internal override string[] Cells(string born, int year) => [Cell(Started), Rne, Legal, Need, Place, Provider ?? "", Cell(Ended), Rec ?? "", "", Home ?? "", At ?? "", Urn ?? ""];
}

public sealed record ReviewRow(string Child, DateOnly On, string Code) : ReturnRow(Child)
{
    internal override ReturnTable Table => ReturnTable.Reviews;
    internal override object Key => On;
    internal override string[] Cells(string born, int year) => [born, Cell(On), Code];
}

/// <param name="Sex">That of the header.</param>
public sealed record UascRow(string Child, DateOnly? Ceased, ChildRow Of) : ReturnRow(Child)
{
    internal override ReturnTable Table => ReturnTable.Uasc;
    internal override object Key => "";
    internal override string[] Cells(string born, int year) => [Of.SexIn(year), born, Cell(Ceased)];
}

public sealed record HealthRow(string Child, int? Sdq, bool? Assessment, bool? Teeth, bool? Immunised, bool? Development) : ReturnRow(Child)
{
    internal override ReturnTable Table => ReturnTable.Oc2;
    internal override object Key => "";
    internal override string[] Cells(string born, int year) =>
        [born, Sdq?.ToString(CultureInfo.InvariantCulture) ?? "", "", "", Cell(Development), Cell(Immunised), Cell(Teeth), Cell(Assessment), "", "", ""];
}

public sealed record LeaverRow(string Child, DateOnly Born, string Touch, string? Activity, string? Home) : ReturnRow(Child)
{
    internal override ReturnTable Table => ReturnTable.Oc3;
    internal override object Key => "";
    internal override string[] Cells(string born, int year) => [born, Touch, Activity ?? "", Home ?? ""];
}

public sealed record MissingRow(string Child, DateOnly Started, string Kind, DateOnly? Ended) : ReturnRow(Child)
{
    internal override ReturnTable Table => ReturnTable.Missing;
    internal override object Key => Started;
    internal override string[] Cells(string born, int year) => [born, Kind, Cell(Started), Cell(Ended)];
}

public sealed record WorkerRow(string Child, DateOnly Started, string Worker, DateOnly? Ended) : ReturnRow(Child)
{
    internal override ReturnTable Table => ReturnTable.SwEpisodes;
    internal override object Key => (Started, Worker);
    internal override string[] Cells(string born, int year) => [born, Worker, Cell(Started), Cell(Ended), ""];
}

/// <summary>One return of one year, as it was submitted on a day.</summary>
public sealed record Submission(int Year, DateOnly On, IReadOnlyList<ReturnRow> Rows)
{
    /// <summary>As its files. A child of whom no more than episodes is said has a header too, as every return needs it.</summary>
    internal PaperReturn Paper()
    {
        var paper = new PaperReturn(Year);
        var headers = Rows.OfType<ChildRow>().ToDictionary(c => c.Child);
        foreach (var child in Rows.Select(r => r.Child).Distinct().Where(c => !headers.ContainsKey(c)).ToList())
            headers[child] = new(child, "F", new(2012, 2, 29));
        foreach (var row in Rows.Where(r => r is not ChildRow).Concat(headers.Values))
            paper.Row(row.Table, [row.Child, .. row.Cells(headers[row.Child].Born.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), Year)]);
        return paper;
    }
}

/// <summary>A row of a file of indicators.</summary>
public sealed record IndicatorRow(string Measure, string Part, string Breakdown, DateOnly Start, DateOnly End, int Numerator, int Denominator)
{
    internal string Line => FormattableString.Invariant($"{Measure},{Part},{Breakdown},{Start:yyyy-MM-dd},{End:yyyy-MM-dd},{Numerator},{Denominator},Elsewhere");
}

/// <summary>A file of indicators, as it was sent on a day. It says all there is of each measure and period that it names.</summary>
public sealed record IndicatorFile(DateOnly On, IReadOnlyList<IndicatorRow> Rows);

/// <summary>An estimate of resident children, as it was published and sent on a day.</summary>
public sealed record PopulationFile(DateOnly On, IReadOnlyDictionary<int, int> Under18ByMidYear);
