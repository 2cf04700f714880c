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

    /// <summary>Conferences held in each of the twelve months that end with the period.</summary>
    public IReadOnlyList<(ReportingPeriod Month, Figure Held)> Trend { get; private set; } = [];

    /// <summary>What a kind of report is about.</summary>
    public static IEnumerable<MeasureDefinition> Measures(MonthlyReportKind kind) =>
        Catalogue.All.Where(m => m.Id[0] == (kind is MonthlyReportKind.Conferencing ? 'G' : 'E'));

    public static async Task<ReportFigures> Read(MonthlyReportKind kind, ReportingPeriod period, bool withholds, FactsView view, CancellationToken cancellation)
    {
        var figures = new ReportFigures(period);
        foreach (var measure in Measures(kind))
            await Add(measure, period);
        if (kind is MonthlyReportKind.Conferencing)
        {
            await Add(Catalogue.Find("G03"), figures.LastYear);
            await Add(Catalogue.Find("G12"), figures.Base);
            var months = new List<(ReportingPeriod, Figure)>();
            foreach (var month in period.TwelveMonths())
                months.Add((month, (await MeasureQuery.Figures(Catalogue.Find("G03"), month, view, cancellation)).Single(f => f.Part == "HELD")));
            figures.Trend = withholds ? ReportSuppression.Trend(months, period, figures.Of("G03", "HELD"), figures.Of("G03", "HELD_PREVIOUS")) : months;
        }

        if (withholds)
            ReportSuppression.Withhold(figures._shown);
        return figures;

        async Task Add(MeasureDefinition measure, ReportingPeriod over) =>
            figures._shown[(measure.Id, over)] = await MeasureQuery.Figures(measure, over, view, cancellation);
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
