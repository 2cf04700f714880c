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
    MeanDays,

    /// <summary>Of scores, which stand where days do.</summary>
    MeanScore,

    LeastDays,

    /// <summary>Rows in the numerator in per cent of the denominator of the whole, which the breakdowns share.</summary>
    ShareOfWhole,

    /// <summary>What is in the numerator less what is in the denominator.</summary>
    Net,

    /// <summary>The same in per cent of the denominator.</summary>
    Change,

    /// <summary>Numerator by denominator.</summary>
    Ratio,

    /// <summary>Whether the ratio lets one say so.</summary>
    Tripled,
    Doubled,

    /// <summary>Hundredths of posts on each day, averaged over the days of the period.</summary>
    Posts,

    /// <summary>Numerator by such an average.</summary>
    PerPost,
}

/// <param name="Breakdown">Also given for each code apart.</param>
/// <param name="Together">Parts of a measure with the same word here count the same rows, so that one tells of the other.</param>
sealed record PartDefinition(string Code, string Name, PartKind Kind, bool Breakdown = false, string Together = "")
{
    public bool HasDenominator => Compares || Kind is PartKind.Share or PartKind.ShareOfWhole or PartKind.Net or PartKind.PerPost;

    /// <summary>With the period before, which is in the denominator.</summary>
    public bool Compares => Kind is PartKind.Change or PartKind.Ratio or PartKind.Tripled or PartKind.Doubled;

    public Unit Unit => Kind switch
    {
        PartKind.Count => Unit.Count,
        PartKind.Share or PartKind.ShareOfWhole => Unit.Percent,
        PartKind.MedianDays or PartKind.MeanDays or PartKind.LeastDays => Unit.Days,
        PartKind.MedianWeeks => Unit.Weeks,
        PartKind.MeanScore => Unit.Score,
        PartKind.Net => Unit.Net,
        PartKind.Change => Unit.Change,
        PartKind.Ratio or PartKind.PerPost => Unit.Ratio,
        PartKind.Tripled or PartKind.Doubled => Unit.Answer,
        PartKind.Posts => Unit.Posts,
    };
}

/// <summary>One measure of the catalogue: data, and one query that lists the rows behind its figures.</summary>
/// <param name="Facts">The service whose events it counts.</param>
/// <param name="Version">Goes up whenever the same events could give another figure.</param>
sealed record MeasureDefinition(FactSource Facts, string Id, int Version, string Name, string Definition, string Numerator, string Denominator,
    Polarity Polarity, bool OverPeriod, string Source, IReadOnlyList<PartDefinition> Parts)
{
    /// <summary>Withholds more of the figures shown, given the exact ones, where its parts tell of each other; none for most.</summary>
    public Action<IReadOnlyList<Figure>, IReadOnlyList<Figure>>? Besides { get; init; }

    // $1 authority, $2 first day of the period, $3 its last day and the day as at which states are read.
    readonly string _query = ReadQuery(Id)
        // What several measures look at in the same way.
        .Replace("{outcome_reviews}", ReadQuery("OutcomeReviews"), StringComparison.Ordinal)
        .Replace("{care_risks}", ReadQuery("CareRisks"), StringComparison.Ordinal);

    /// <summary>Further services whose events it counts.</summary>
    public IReadOnlyList<FactSource> AlsoCounts { get; init; } = [];

    /// <summary>It compares with the period before.</summary>
    public bool Compares => Parts.Any(p => p.Compares);

    /// <summary>The rows behind the figures, each with its part, in the tables of a slot.</summary>
    public string Behind(string slot, ReportingPeriod period) => _query.Replace("{facts}", slot, StringComparison.Ordinal)
        .Replace("{base_from}", $"date '{period.Before().Start:yyyy-MM-dd}'", StringComparison.Ordinal);

    /// <summary>Their totals: for each part as a whole, and for each breakdown of it.</summary>
    public string Totals(string slot, ReportingPeriod period) => $"""
        select part, case when grouping(breakdown) = 1 then null else breakdown end as breakdown,
               coalesce(sum(weight) filter (where in_numerator), 0)::bigint   as numerator,
               coalesce(sum(weight) filter (where in_denominator), 0)::bigint as denominator,
               count(days)::bigint                                            as counted,
               (2 * percentile_cont(0.5) within group (order by days))::bigint as twice_median,
               min(days)                                                      as least,
               sum(days)::bigint                                              as days_in_all
          from (
        {Behind(slot, period)}
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
