using Suite.Reporting.V1;

namespace Suite.Reporting.Indicators;

/// <summary>How one kind of file is kept: its table, what tells its rows apart, what they say, and what a file says all of.</summary>
/// <param name="Scope">A file that names these says every row there is of them.</param>
sealed record FileKind(string Code, string Table, IReadOnlyList<FileColumn> Columns, IReadOnlyList<string> Scope)
{
    public IEnumerable<string> Key => Columns.Where(c => c.IsKey).Select(c => c.Stored);

    public IEnumerable<string> Values => Columns.Where(c => !c.IsKey).Select(c => c.Stored);

    public static FileKind Of(IndicatorFileKind kind) => kind switch
    {
        IndicatorFileKind.Indicators => Indicators,
        IndicatorFileKind.Population => Population,
        IndicatorFileKind.Benchmarks => Benchmarks,
        IndicatorFileKind.Unspecified => throw new InvalidOperationException("The kind was not read."),
    };

    static readonly FileKind Indicators = new("INDICATORS", "indicators.indicator",
        [
            new("measure", "measure_id", "text", IsKey: true), new("part", "part", "text", IsKey: true), new("breakdown", "breakdown", "text", IsKey: true),
            new("period_start", "period_start", "date", IsKey: true), new("period_end", "period_end", "date", IsKey: true),
            new("numerator", "numerator", "bigint"), new("denominator", "denominator", "bigint"), new("source", "source", "text"),
        ], ["measure_id", "source", "period_start", "period_end"]);

    static readonly FileKind Population = new("POPULATION", "indicators.population",
        [
            new("mid_year", "mid_year", "int", IsKey: true), new("under_18", "under_18", "int"), new("source", "source", "text"), new("published_on", "published_on", "date", IsKey: true),
        ], ["source", "published_on"]);

    static readonly FileKind Benchmarks = new("BENCHMARKS", "indicators.benchmark",
        [
            new("measure", "measure_id", "text", IsKey: true), new("part", "part", "text", IsKey: true), new("comparator", "comparator", "text", IsKey: true),
            new("statistic", "statistic", "text", IsKey: true), new("period_start", "period_start", "date", IsKey: true), new("period_end", "period_end", "date", IsKey: true),
            new("value", "value", "numeric"), new("marker", "marker", "text"), new("population_base", "population_base", "text"), new("source", "source", "text"),
            new("published_on", "published_on", "date", IsKey: true),
        ], ["measure_id", "source", "published_on"]);
}

/// <param name="Name">In the file.</param>
/// <param name="Stored">In the table.</param>
sealed record FileColumn(string Name, string Stored, string Type, bool IsKey = false);
