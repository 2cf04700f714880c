using Npgsql;
using Suite.Platform.Identity;
using Suite.Reporting.Facts;
using Suite.Reporting.Measures;
using Suite.Reporting.Reports;
using Suite.Reporting.Scorecards.Templates;
using Suite.Reporting.V1;

namespace Suite.Reporting.Scorecards;

/// <summary>A figure that readers of aggregates were shown in a publication.</summary>
readonly record struct ShownBefore(LineKey Line, ReportingPeriod Period, long Numerator, long Denominator);

/// <summary>The figures behind scorecards: exact, or as readers of aggregates see them.</summary>
sealed class ScorecardFigures
{
    readonly IReadOnlyDictionary<(string Measure, ReportingPeriod Period), MeasureResult> _results;
    readonly IReadOnlyCollection<ShownBefore>? _shownBefore;

    ScorecardFigures(IReadOnlyDictionary<(string, ReportingPeriod), MeasureResult> results, IReadOnlyCollection<ShownBefore>? shownBefore) => (_results, _shownBefore) = (results, shownBefore);

    public bool Withholds => _shownBefore is not null;

    /// <summary>Whoever sees aggregates only.</summary>
    static Caller Reader(string authority) => new("reader", authority, new HashSet<string> { "LEAD_MEMBER" }, new HashSet<string>());

    public static ScorecardFigures Exact(WorkedOut worked) => new(worked, null);

    /// <summary>What <see cref="Disclosure"/> shows, less what a figure tells beside one that was published of the same period before.</summary>
    /// <param name="periods">Whole quarters and years.</param>
    public static async Task<ScorecardFigures> Shown(WorkedOut worked, MeasureQuery query, FactsView view, IEnumerable<MeasureDefinition> measures, IReadOnlyList<ReportingPeriod> periods,
        CancellationToken cancellation)
    {
        var asked = measures.Distinct().ToList();
        var shown = new Dictionary<(string, ReportingPeriod), MeasureResult>();
        foreach (var measure in asked)
            foreach (var period in periods.Distinct())
                shown[(measure.Id, period)] = await Disclosure.For(Reader(view.Authority), measure, period, Exact);
        return new(shown, await ShownBefore(view, asked.Select(m => m.Id), periods, cancellation));

        async Task<MeasureResult> Exact(MeasureDefinition measure, ReportingPeriod period)
        {
            if (!worked.TryGetValue((measure.Id, period), out var result))
                worked[(measure.Id, period)] = result = await query.WorkOut(measure, period, null, view, cancellation);
            return result;
        }
    }

    /// <summary>The periods that a scorecard looks at, beside its trend.</summary>
    public static IReadOnlyList<ReportingPeriod> Compared(ReportingPeriod period) => [period, period.Before(), period.YearBefore()];

    /// <summary>Those that readers of aggregates are shown.</summary>
    public static IReadOnlyList<ReportingPeriod> ShownPeriods(ReportingPeriod period) => [.. Compared(period).Concat(ScorecardPeriods.Quarters(period)).Distinct()];

    /// <summary>What a scorecard looks at.</summary>
    public static IReadOnlyCollection<Wanted> Wanted(VersionOfTemplate template, ReportingPeriod period)
    {
        var measures = template.Lines.Select(l => l.MeasureId).Distinct(StringComparer.Ordinal).Select(id => Catalogue.All.FirstOrDefault(m => m.Id == id)).OfType<MeasureDefinition>().ToList();
        IEnumerable<Wanted> exact = measures.SelectMany(m => Compared(period).Concat(ScorecardPeriods.Months(period)).Select(p => new Wanted(m, p)));
        return [.. ScorecardPeriods.IsWhole(period) ? exact.Concat(measures.SelectMany(m => ShownPeriods(period).SelectMany(p => Behind(m, p)))) : exact];
    }

    /// <summary>What <see cref="Disclosure"/> looks at to show a measure over a whole period.</summary>
    public static IEnumerable<Wanted> Behind(MeasureDefinition measure, ReportingPeriod period)
    {
        ReportingPeriod[] over = measure.Compares ? [period, period.Before()] : [period];
        var periods = over.Concat(ScorecardPeriods.IsYear(period) ? over.SelectMany(Quarters) : []);
        return RelatedMeasures.Of(measure).Measures.SelectMany(id => periods.Select(p => new Wanted(Catalogue.Find(id), p)));

        static IReadOnlyList<ReportingPeriod> Quarters(ReportingPeriod year) => [.. ReportingYear.Of(year.Start).Quarters.Select(q => new ReportingPeriod(q.FirstDay, q.LastDay))];
    }

    /// <summary>A figure; of a breakdown that counts nothing, nothing.</summary>
    public Figure Of(MeasureDefinition measure, LineKey line, ReportingPeriod period)
    {
        var own = _results[(measure.Id, period)].Figures.Where(f => f.Part == line.Part).ToList();
        if (own.Find(f => f.Breakdown == line.Breakdown) is not { } figure)
            return Nothing(line, own[0]);
        if (figure.Suppressed || _shownBefore is null || !_shownBefore.Any(b => b.Line == line && b.Period == period && TellsOf(b, figure)))
            return figure;
        var hidden = figure.Clone();
        Suppression.Hide(hidden);
        return hidden;
    }

    /// <summary>Why a measure has no values, as a reason; empty otherwise.</summary>
    public string WhyUnknown(MeasureDefinition measure, ReportingPeriod period) => _results[(measure.Id, period)].UnknownReason;

    // Where the whole is not known, or is withheld, neither is what it is broken down by.
    static Figure Nothing(LineKey line, Figure whole) => whole switch
    {
        { Suppressed: true } => new() { Part = line.Part, Breakdown = line.Breakdown, Unit = whole.Unit, Suppressed = true },
        { Unit: Unit.Count, Value.Length: > 0 } => new() { Part = line.Part, Breakdown = line.Breakdown, Unit = whole.Unit, Value = "0", Exact = new() { Denominator = 1 } },
        _ => new() { Part = line.Part, Breakdown = line.Breakdown, Unit = whole.Unit },
    };

    /// <summary>Two counts of the same that differ by 1 to 4 tell that somebody was added or taken out, which may be one child.</summary>
    static bool TellsOf(ShownBefore before, Figure figure) =>
        Suppression.IsSmall(Math.Abs(figure.Numerator - before.Numerator)) || Suppression.IsSmall(Math.Abs(figure.Denominator - before.Denominator));

    /// <summary>A line's trend, the earliest first: months, or for readers of aggregates quarters.</summary>
    public IReadOnlyList<(ReportingPeriod Period, Figure Figure)> Trend(MeasureDefinition measure, LineKey line, ReportingPeriod period) =>
        [.. (Withholds ? ScorecardPeriods.Quarters(period) : ScorecardPeriods.Months(period)).Select(p => (p, Of(measure, line, p)))];

    /// <summary>What readers of aggregates were shown of the same measures and periods, on any scorecard.</summary>
    static async Task<IReadOnlyCollection<ShownBefore>> ShownBefore(FactsView view, IEnumerable<string> measures, IReadOnlyList<ReportingPeriod> periods, CancellationToken cancellation)
    {
        await using var read = new NpgsqlCommand("""
            select distinct l.measure_id, l.part, l.breakdown, p.period_start, p.period_end, coalesce(l.numerator, 0), coalesce(l.denominator, 0)
              from unnest($3, $4) as w (period_start, period_end)
              join scorecards.published p on p.authority = $1 and p.period_start = w.period_start and p.period_end = w.period_end
              join scorecards.published_line l on l.scorecard_id = p.scorecard_id and l.revision = p.revision
             where l.authority = $1 and l.measure_id = any($2) and not l.withheld
            """, view.Connection)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = view.Authority },
                new NpgsqlParameter<string[]> { TypedValue = [.. measures] },
                new NpgsqlParameter<DateOnly[]> { TypedValue = [.. periods.Select(p => p.Start)] },
                new NpgsqlParameter<DateOnly[]> { TypedValue = [.. periods.Select(p => p.End)] },
            },
        };
        var found = new List<ShownBefore>();
        await using var rows = await read.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
            found.Add(new(new(rows.GetString(0), rows.GetString(1), rows.GetString(2)), new(rows.GetFieldValue<DateOnly>(3), rows.GetFieldValue<DateOnly>(4)), rows.GetInt64(5), rows.GetInt64(6)));
        return found;
    }
}
