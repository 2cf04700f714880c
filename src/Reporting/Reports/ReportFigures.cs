using Suite.Reporting.Facts;
using Suite.Reporting.Measures;
using Suite.Reporting.V1;

namespace Suite.Reporting.Reports;

/// <summary>The figures of one report, of one state of the facts, as its reader may see them.</summary>
sealed class ReportFigures
{
    readonly Dictionary<(string Measure, ReportingPeriod Period), IReadOnlyList<Figure>> _shown = [];

    ReportFigures(ReportingPeriod period) => Period = period;

    public ReportingPeriod Period { get; }

    public ReportingPeriod Base => Period.Before();

    public ReportingPeriod LastYear => Period.YearBefore();

    /// <summary>Conferences held in each of the twelve months that end with the period; for readers of aggregates of the four quarters.</summary>
    public IReadOnlyList<(ReportingPeriod Over, Figure Held)> Trend { get; private set; } = [];

    /// <summary>What the trend goes by.</summary>
    public string TrendBy { get; private set; } = "month";

    /// <summary>What a kind of report is about.</summary>
    public static IEnumerable<MeasureDefinition> Measures(MonthlyReportKind kind) =>
        Catalogue.All.Where(m => m.Id[0] == (kind is MonthlyReportKind.Conferencing ? 'G' : 'E'));

    /// <param name="withholds">For readers of aggregates: every figure is then what GetMeasure gives them, so that a report tells nothing that they could not ask for.</param>
    public static async Task<ReportFigures> Read(MonthlyReportKind kind, ReportingPeriod period, bool withholds, FactsView view, CancellationToken cancellation)
    {
        var figures = new ReportFigures(period);
        var worked = new Dictionary<(string Measure, ReportingPeriod Over), MeasureResult>();
        foreach (var measure in Measures(kind))
            await Add(measure, period);
        if (kind is MonthlyReportKind.Conferencing)
        {
            await Add(Catalogue.Find("G03"), figures.LastYear);
            await Add(Catalogue.Find("G12"), figures.Base);
            var trend = new List<(ReportingPeriod, Figure)>();
            foreach (var over in withholds ? period.FourQuarters() : period.TwelveMonths())
                trend.Add((over, (await Shown(Catalogue.Find("G03"), over)).Single(f => f.Part == "HELD")));
            figures.Trend = trend;
            figures.TrendBy = withholds ? "quarter" : "month";
        }

        return figures;

        async Task Add(MeasureDefinition measure, ReportingPeriod over) => figures._shown[(measure.Id, over)] = await Shown(measure, over);

        async Task<IReadOnlyList<Figure>> Shown(MeasureDefinition measure, ReportingPeriod over) =>
            (withholds ? await Disclosure.Shown(measure, over, Exact) : await Exact(measure, over)).Figures;

        async Task<MeasureResult> Exact(MeasureDefinition measure, ReportingPeriod over)
        {
            if (!worked.TryGetValue((measure.Id, over), out var exact))
                worked[(measure.Id, over)] = exact = new() { MeasureId = measure.Id, Figures = { await MeasureQuery.Figures(measure, over, view, cancellation) } };
            return exact;
        }
    }

    /// <summary>A figure; of a breakdown that counts nothing, nothing.</summary>
    public Figure Of(string measure, string part, string breakdown = "", ReportingPeriod? period = null)
    {
        var own = _shown[(measure, period ?? Period)].Where(f => f.Part == part).ToList();
        if (own.Find(f => f.Breakdown == breakdown) is { } found)
            return found;
        var unit = own[0].Unit;
        return new() { Part = part, Breakdown = breakdown, Unit = unit, Value = unit is Unit.Count ? "0" : "" };
    }

    /// <summary>The breakdowns of a part, without the whole.</summary>
    public IEnumerable<string> Breakdowns(string measure, string part) =>
        _shown[(measure, Period)].Where(f => f.Part == part && f.Breakdown.Length > 0).Select(f => f.Breakdown);
}
