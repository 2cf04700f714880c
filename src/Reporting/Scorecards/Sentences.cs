using System.Globalization;
using Suite.Reporting.Reports;
using Suite.Reporting.V1;

namespace Suite.Reporting.Scorecards;

/// <summary>What is said of a line. Every word follows from figures; nobody types it.</summary>
static class Sentences
{
    /// <param name="what">The period that is compared with, for example "the same quarter last year (2025/26 Q2)".</param>
    public static string Against(Figure now, Compared other, string what) => other.Movement switch
    {
        Movement.Better => $"Better than {what}{Values(now, other.Figure)}",
        Movement.Worse => $"Worse than {what}{Values(now, other.Figure)}",
        Movement.Higher => $"Higher than {what}{Values(now, other.Figure)}",
        Movement.Lower => $"Lower than {what}{Values(now, other.Figure)}",
        Movement.Same => $"The same as {what}{Basis(now)}.",
        Movement.NotComparable => $"Cannot be compared with {what}: {Why(now, other.Figure)}.",
        Movement.Unspecified => "",
    };

    public static string Against(Figure now, BenchmarkComparison other)
    {
        var who = $"{Who(other.Comparator)} ({Statistic(other.Statistic)}{Vintage(other)})";
        var shown = other.Value.Length > 0 ? $": {Shown(now)} against {other.Value}." : "";
        return other.Movement switch
        {
            Movement.Better => $"Better than {who}{shown}",
            Movement.Worse => $"Worse than {who}{shown}",
            Movement.Higher => $"Higher than {who}{shown}",
            Movement.Lower => $"Lower than {who}{shown}",
            Movement.Same => $"The same as {who}: {Shown(now)}.",
            Movement.NotComparable => other.Marker.Length > 0
                ? $"Cannot be compared with {who}: \"{other.Marker}\" was published in place of a number."
                : $"Cannot be compared with {who}: {(now.Suppressed ? "the figure is withheld" : "there is no figure")}.",
            Movement.Unspecified => "",
        };
    }

    public static string Who(Comparator comparator) => comparator switch
    {
        Comparator.England => "England",
        Comparator.Region => "the region",
        Comparator.StatisticalNeighbours => "statistical neighbours",
        Comparator.Unspecified => "",
    };

    static string Statistic(BenchmarkStatistic statistic) => statistic switch
    {
        BenchmarkStatistic.Mean => "mean, ",
        BenchmarkStatistic.Median => "median, ",
        BenchmarkStatistic.Value or BenchmarkStatistic.Unspecified => "",
    };

    /// <summary>Of when a benchmark speaks, and when that was said.</summary>
    public static string Vintage(BenchmarkComparison benchmark) =>
        $"{ScorecardPeriods.Name(benchmark.PeriodStart.Read(), benchmark.PeriodEnd.Read())}, published {Words.Day(benchmark.PublishedDate)} by {benchmark.Source}";

    /// <summary>What is not known of returns and indicators; empty where nothing is missing.</summary>
    public static string WhyUnknown(string reason) => reason switch
    {
        "RETURN_NOT_KNOWN" => "No statutory return that says what was so in the period has been imported.",
        "INDICATOR_NOT_KNOWN" => "No indicator has been imported for the period.",
        "POPULATION_NOT_KNOWN" => "No population estimate has been imported for the period.",
        _ => "",
    };

    static string Values(Figure now, Figure other)
    {
        var (shown, against) = (Shown(now), Shown(other));
        return shown == against ? $": both are shown as {shown}, and differ before rounding{Basis(now, other)}." : $": {shown} against {against}{Basis(now, other)}.";
    }

    /// <summary>How many of how many a share is, which says little without; empty for other figures and for one that is not shown.</summary>
    public static string Basis(Figure now) => now is { Unit: Unit.Percent, Suppressed: false, Value.Length: > 0 } ? $" ({Of(now)})" : "";

    static string Basis(Figure now, Figure other) => now.Unit is Unit.Percent ? $" ({Of(now)}, then {Of(other)})" : "";

    static string Of(Figure share) => $"{share.Numerator.ToString(CultureInfo.InvariantCulture)} of {share.Denominator.ToString(CultureInfo.InvariantCulture)}";

    static string Shown(Figure figure) => figure.Unit is Unit.Percent or Unit.Change && figure.Value.Length > 0 ? $"{Words.Value(figure)}%" : Words.Value(figure);

    static string Why(Figure now, Figure other) => (now, other) switch
    {
        ({ Suppressed: true }, _) or (_, { Suppressed: true }) => "a figure is withheld",
        ({ Value: "" }, _) => "there is no figure now",
        (_, { Value: "" }) => "there was none then",
        _ => "they are no numbers",
    };
}
