using System.Text.RegularExpressions;
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

    /// <summary>Numerator for 10,000 of the denominator.</summary>
    Per10000,

    /// <summary>Of days, or scores or counts in their place; its numerator is their sum, its denominator how many there are.</summary>
    Mean,

    /// <summary>A thousandth of the denominator, as a whole number.</summary>
    Thousandth,

    /// <summary>Whether the numerator is below (above) it.</summary>
    BelowThousandth,
    AboveThousandth,
}

/// <summary>Which number of a figure.</summary>
enum Side
{
    Numerator,
    Denominator,
}

/// <summary>A figure of the same measure that is added up.</summary>
sealed record Addend(string Part, Side Side = Side.Numerator, bool Minus = false, string Breakdown = "");

/// <summary>Two ways to count the same.</summary>
sealed record AddingUp(string Code, string Rule, IReadOnlyList<Addend> Whole, IReadOnlyList<Addend> Parts)
{
    public AddsUp Of(IReadOnlyList<Figure> figures)
    {
        var (whole, parts) = (Sum(Whole), Sum(Parts));
        return new() { Code = Code, Rule = Rule, Whole = whole, Parts = parts, Difference = parts - whole };

        long Sum(IEnumerable<Addend> addends) => addends.Sum(a =>
        {
            var figure = figures.FirstOrDefault(f => f.Part == a.Part && f.Breakdown == a.Breakdown);
            return (a.Minus ? -1 : 1) * (a.Side is Side.Numerator ? figure?.Numerator : figure?.Denominator) ?? 0;
        });
    }

    public IEnumerable<Addend> Addends => [.. Whole, .. Parts];
}

/// <param name="Breakdown">Also given for each code apart.</param>
/// <param name="Together">Parts of a measure with the same word here count the same rows, so that one tells of the other.</param>
/// <param name="LooksBack">Of a part counted from returns: how many months before its period or day they must be known too.</param>
/// <param name="Rolling">Adds up years, for cohorts that are small in one.</param>
/// <param name="FromIndicator">Sent from elsewhere.</param>
/// <param name="SinceReturn">The first year whose return holds what is counted: of the time before, nothing is known.</param>
/// <param name="BaseOf">The part of which it is what the period before had.</param>
sealed record PartDefinition(string Code, string Name, PartKind Kind, bool Breakdown = false, string Together = "", int LooksBack = 0, bool Rolling = false, bool FromIndicator = false, int SinceReturn = 0,
    string BaseOf = "")
{
    public bool HasDenominator => Compares || Kind is PartKind.Share or PartKind.ShareOfWhole or PartKind.Net or PartKind.PerPost or PartKind.Per10000 or PartKind.Mean
        or PartKind.Thousandth or PartKind.BelowThousandth or PartKind.AboveThousandth;

    /// <summary>With the period before, which is in the denominator.</summary>
    public bool Compares => Kind is PartKind.Change or PartKind.Ratio or PartKind.Tripled or PartKind.Doubled;

    public Unit Unit => Kind switch
    {
        PartKind.Count or PartKind.Thousandth => Unit.Count,
        PartKind.Share or PartKind.ShareOfWhole => Unit.Percent,
        PartKind.MedianDays or PartKind.MeanDays or PartKind.LeastDays => Unit.Days,
        PartKind.MedianWeeks => Unit.Weeks,
        PartKind.MeanScore => Unit.Score,
        PartKind.Net => Unit.Net,
        PartKind.Change => Unit.Change,
        PartKind.Ratio or PartKind.PerPost => Unit.Ratio,
        PartKind.Tripled or PartKind.Doubled or PartKind.BelowThousandth or PartKind.AboveThousandth => Unit.Answer,
        PartKind.Per10000 => Unit.Per10000,
        PartKind.Mean => Unit.Mean,
        PartKind.Posts => Unit.Posts,
    };
}

/// <summary>One measure of the catalogue: data, and one query that lists the rows behind its figures.</summary>
/// <param name="Facts">What it counts: the events of a service, or what was loaded.</param>
/// <param name="Version">Goes up whenever the same events could give another figure.</param>
sealed partial record MeasureDefinition(IMeasureSource Facts, string Id, int Version, string Name, string Definition, string Numerator, string Denominator,
    Polarity Polarity, bool OverPeriod, string Source, IReadOnlyList<PartDefinition> Parts)
{
    /// <summary>Withholds more of the figures shown, given the exact ones, where its parts tell of each other; none for most.</summary>
    public Action<IReadOnlyList<Figure>, IReadOnlyList<Figure>>? Besides { get; init; }

    /// <summary>Ways in which its figures must add up.</summary>
    public IReadOnlyList<AddingUp> AddsUp { get; init; } = [];

    /// <summary>Its denominator is resident children.</summary>
    public bool NeedsPopulation { get; init; }

    /// <summary>What it counts is returned once a year, as at 31 March.</summary>
    public bool AsAtLastMarch { get; init; }

    // What several measures look at in the same way, by its name in their queries.
    static readonly Dictionary<string, string> Shared = new(StringComparer.Ordinal)
    {
        ["outcome_reviews"] = ReadQuery("OutcomeReviews"),
        ["care_risks"] = ReadQuery("CareRisks"),
        ["care"] = ReadQuery("Care"),
        ["looked_after"] = ReadQuery("LookedAfter"),
        ["stays"] = ReadQuery("Stays"),
        ["children"] = ReadQuery("Children"),
        ["residents"] = ReadQuery("Residents"),
        ["indicator"] = ReadQuery("Indicator"),
        ["last_march"] = ReadQuery("LastMarch"),
        // Of returns, in a table by itself.
        ["known"] = "($4::bigint is null and known_to is null or known_from <= $4 and (known_to is null or known_to > $4))",
        ["no_case"] = "'00000000-0000-0000-0000-000000000000'::uuid",
    };

    // $1 authority, $2 first day of the period, $3 its last day and the day as at which states are read; $4 and $5 the last load of returns and of
    // indicators that counts, $6 since when returns are known without a gap, $7 bank holidays.
    readonly string _query = Fill(ReadQuery(Id)).Replace("{measure}", Id, StringComparison.Ordinal);

    static string Fill(string query)
    {
        for (var filled = ""; filled != query;)
            (filled, query) = (query, Names.Replace(query, m => Shared.GetValueOrDefault(m.Groups[1].Value) ?? m.Value));
        return query;
    }

    [GeneratedRegex(@"\{([a-z_]+)\}")]
    private static partial Regex Names { get; }

    /// <summary>What else it counts.</summary>
    public IReadOnlyList<IMeasureSource> AlsoCounts { get; init; } = [];

    public IEnumerable<IMeasureSource> Sources => AlsoCounts.Prepend(Facts);

    public bool Counts(IMeasureSource source) => Sources.Contains(source);

    /// <summary>Nothing that it counts is an event: what was known on a day can still be told.</summary>
    public bool IsLoaded => Sources.All(s => s is LoadedSource);

    /// <summary>Whether what it counts is known: of returns over its period or on its day, and as far back as the part looks.</summary>
    public bool Knows(PartDefinition part, ReportingPeriod period, AsKnown asKnown)
    {
        if (part.FromIndicator || !Counts(LoadedSource.Returns))
            return true;
        var last = AsAtLastMarch ? LastMarch(period.End) : period.End;
        var first = OverPeriod ? period.Start.AddMonths(-part.LooksBack)
            : AsAtLastMarch || part.LooksBack == 0 ? last.AddMonths(-part.LooksBack)
            : last.AddMonths(-part.LooksBack).AddDays(1);
        return first >= new DateOnly(Math.Max(part.SinceReturn - 1, 1), 4, 1) && asKnown.Covers(new(first, last));
    }

    static DateOnly LastMarch(DateOnly day) => day >= new DateOnly(day.Year, 3, 31) ? new(day.Year, 3, 31) : new(day.Year - 1, 3, 31);

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
