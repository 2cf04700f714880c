using Suite.Reporting.Facts;
using Suite.Reporting.V1;

namespace Suite.Reporting.Measures;

/// <summary>What the value of a part is, worked out of the rows behind it.</summary>
enum PartKind
{
    /// <summary>Rows in the numerator.</summary>
    Count,

    /// <summary>Numerator in per cent of the denominator.</summary>
    Share,

    MedianDays,
    MedianWeeks,
    LeastDays,

    /// <summary>Rows in the numerator in per cent of the denominator of the whole, which the breakdowns share.</summary>
    ShareOfWhole,

    /// <summary>What is in the numerator less what is in the denominator.</summary>
    Net,
}

/// <param name="Breakdown">Also given for each code apart.</param>
sealed record PartDefinition(string Code, string Name, PartKind Kind, bool Breakdown = false)
{
    public bool HasDenominator => Kind is PartKind.Share or PartKind.ShareOfWhole or PartKind.Net;

    public Unit Unit => Kind switch
    {
        PartKind.Count => Unit.Count,
        PartKind.Share or PartKind.ShareOfWhole => Unit.Percent,
        PartKind.MedianDays or PartKind.LeastDays => Unit.Days,
        PartKind.MedianWeeks => Unit.Weeks,
        PartKind.Net => Unit.Net,
    };
}

/// <summary>One measure of the catalogue: data, and one query that lists the rows behind its figures.</summary>
/// <param name="Facts">The service whose events it counts.</param>
/// <param name="Version">Goes up whenever the same events could give another figure.</param>
sealed record MeasureDefinition(FactSource Facts, string Id, int Version, string Name, string Definition, string Numerator, string Denominator,
    Polarity Polarity, bool OverPeriod, string Source, IReadOnlyList<PartDefinition> Parts)
{
    // $1 authority, $2 first day of the period, $3 its last day and the day as at which states are read.
    readonly string _query = ReadQuery(Id);

    /// <summary>The rows behind the figures, each with its part, in the tables of a slot.</summary>
    public string Behind(string slot) => _query.Replace("{facts}", slot, StringComparison.Ordinal);

    /// <summary>Their totals: for each part as a whole, and for each breakdown of it.</summary>
    public string Totals(string slot) => $"""
        select part, case when grouping(breakdown) = 1 then null else breakdown end as breakdown,
               coalesce(sum(weight) filter (where in_numerator), 0)::bigint   as numerator,
               coalesce(sum(weight) filter (where in_denominator), 0)::bigint as denominator,
               count(days)::bigint                                            as counted,
               (2 * percentile_cont(0.5) within group (order by days))::bigint as twice_median,
               min(days)                                                      as least
          from (
        {Behind(slot)}
               ) as behind
         group by grouping sets ((part, breakdown), (part))
        """;

    public Measure ToMessage() => new()
    {
        MeasureId = Id,
        Version = Version,
        Name = Name,
        Definition = Definition,
        Numerator = Numerator,
        Denominator = Denominator,
        Polarity = Polarity,
        OverPeriod = OverPeriod,
        Source = Source,
        Parts = { Parts.Select(p => new MeasurePart { Code = p.Code, Name = p.Name, Unit = p.Unit }) },
    };

    static string ReadQuery(string id)
    {
        using var file = typeof(MeasureDefinition).Assembly.GetManifestResourceStream(id + ".sql")
            ?? throw new InvalidOperationException($"The query of measure {id} is missing from the assembly.");
        using var reader = new StreamReader(file);
        return reader.ReadToEnd();
    }
}
