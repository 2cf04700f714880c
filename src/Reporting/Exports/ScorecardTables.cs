using System.Globalization;
using Suite.Reporting.Facts;
using Suite.Reporting.Scorecards;
using Suite.Reporting.V1;

namespace Suite.Reporting.Exports;

/// <summary>Scorecards as tables: a row for each line, and beside it benchmarks, trends and definitions.</summary>
sealed class ScorecardTables
{
    readonly Dictionary<(string, int), Measure> _measures = [];

    public ExportTable Figures { get; } = new("Figures",
    [
        "scorecard", "authority", "period", "period_start", "period_end", "state", "section", "line", "measure", "version", "part", "breakdown", "name", "unit", "polarity", "value", "withheld",
        "numerator", "denominator", "rating", "rating_reason", "target", "green_limit", "amber_limit", "target_source", "previous_period", "previous_value", "previous_movement",
        "last_year_period", "last_year_value", "last_year_movement", "owner_role", "owner_post", "due_date", "narrative", "sentences", "as_at_time", "facts_build", "run_id", "content_hash",
    ]);

    public ExportTable Benchmarks { get; } = new("Benchmarks",
        ["scorecard", "period", "line", "measure", "part", "comparator", "statistic", "period_start", "period_end", "value", "marker", "population_base", "source", "published_date", "movement"]);

    public ExportTable Trends { get; } = new("Trends", ["scorecard", "period", "line", "measure", "part", "breakdown", "period_start", "period_end", "value"]);

    /// <summary>What stands on the last sheet: once <see cref="Define"/> was asked for, every measure in every version that a figure was of.</summary>
    public ExportTable Definitions { get; } = NoDefinitions();

    public static ExportTable NoDefinitions() => new("Definitions", ["measure", "version", "name", "definition", "numerator", "denominator", "polarity", "source"]);

    public void Define() => Definitions.Rows.AddRange(_measures.Values.OrderBy(m => m.MeasureId, StringComparer.Ordinal).ThenBy(m => m.Version).Select(Definition));

    public static IReadOnlyList<ExportCell> Definition(Measure m) => [m.MeasureId, m.Version, m.Name, m.Definition, m.Numerator, m.Denominator, m.Polarity.ToCode(), m.Source];

    /// <param name="state">Draft, or which publication.</param>
    public void Add(Scorecard scorecard, string state, string hash)
    {
        foreach (var measure in scorecard.Measures)
            _measures.TryAdd((measure.MeasureId, measure.Version), measure);
        foreach (var section in scorecard.Sections)
            foreach (var line in section.Lines)
                Add(scorecard, state, hash, section.Title, line);
    }

    void Add(Scorecard scorecard, string state, string hash, string section, ScorecardLine line)
    {
        var figure = line.Figure;
        Figures.Rows.Add(
        [
            scorecard.Title, scorecard.AuthorityCode, scorecard.PeriodName, scorecard.PeriodStart.ToDay(), scorecard.PeriodEnd.ToDay(), state, section, line.LineNumber,
            line.MeasureId, line.MeasureVersion, figure.Part, figure.Breakdown, line.Name, figure.Unit.ToCode(), line.Polarity.ToCode(), Value(figure), figure.Suppressed,
            Count(figure, figure.Numerator), Count(figure, figure.Denominator), line.Rating is Rating.Unspecified ? "" : line.Rating.ToCode(),
            line.RatingReason is RatingReason.Unspecified ? "" : line.RatingReason.ToCode(), ExportCell.Decimal(line.Target), ExportCell.Decimal(line.GreenLimit), ExportCell.Decimal(line.AmberLimit),
            line.TargetSource, line.Previous?.PeriodName ?? "", Value(line.Previous?.Figure), line.Previous?.Movement.ToCode() ?? "",
            line.LastYear?.PeriodName ?? "", Value(line.LastYear?.Figure), line.LastYear?.Movement.ToCode() ?? "",
            line.Narrative?.OwnerRole ?? "", line.Narrative?.OwnerPost ?? "", line.Narrative?.DueDate.ToDay(), line.Narrative?.Text ?? "", string.Join(' ', line.Sentences),
            scorecard.AsAtTime.ToDateTimeOffset().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), scorecard.FactsBuild, scorecard.RunId, hash,
        ]);
        foreach (var benchmark in line.Benchmarks)
            Benchmarks.Rows.Add(
            [
                scorecard.Title, scorecard.PeriodName, line.LineNumber, line.MeasureId, figure.Part, benchmark.Comparator.ToCode(), benchmark.Statistic.ToCode(), benchmark.PeriodStart.ToDay(),
                benchmark.PeriodEnd.ToDay(), ExportCell.Decimal(benchmark.Value), benchmark.Marker, benchmark.PopulationBase, benchmark.Source, benchmark.PublishedDate.ToDay(), benchmark.Movement.ToCode(),
            ]);
        foreach (var point in line.Trend)
            Trends.Rows.Add(
                [scorecard.Title, scorecard.PeriodName, line.LineNumber, line.MeasureId, figure.Part, figure.Breakdown, point.PeriodStart.ToDay(), point.PeriodEnd.ToDay(), ExportCell.Decimal(point.Value)]);
    }

    public IReadOnlyList<ExportTable> All => [Figures, Benchmarks, Trends, Definitions];

    /// <summary>A number, or yes or no. What is withheld is empty, which is not nought.</summary>
    public static ExportCell Value(Figure? figure) => figure switch
    {
        null or { Suppressed: true } => default,
        { Unit: Unit.Answer, Value.Length: > 0 } => figure.Value == "true",
        _ => ExportCell.Decimal(figure.Value),
    };

    public static ExportCell Count(Figure figure, long count) => figure.Suppressed && count == 0 ? default : new(Number: count);
}
