using System.CommandLine;
using Suite.Reporting.V1;

namespace Suite.Cli.Commands;

/// <summary>A command: one file. Its line in <see cref="Catalogue"/> is all it needs beside.</summary>
interface ICommandFile
{
    /// <summary>The command that it is under, for example <c>import</c>; null for none.</summary>
    (string Name, string Text)? Group { get; }

    Command Make(Cli cli);
}

/// <summary>The commands, in the order in which help lists them.</summary>
static class Catalogue
{
    public static readonly (string, string) Import = ("import", "Takes in what no event holds.");

    public static readonly (string, string) Export = ("export", "Writes scorecards and measures to files.");

    public static IReadOnlyList<ICommandFile> All { get; } =
    [
        new ImportSsda903(),
        new ImportPostcodes(),
        new ImportIndicators("indicators", IndicatorFileKind.Indicators, "Takes in figures that no return and no event holds.", "measure, part, breakdown, period_start, period_end, numerator, denominator and source"),
        new ImportIndicators("population", IndicatorFileKind.Population, "Takes in how many children live in the area.", "mid_year, under_18, source and published_on"),
        new ImportIndicators("benchmarks", IndicatorFileKind.Benchmarks, "Takes in what others reached.",
            "measure, part, comparator, statistic, period_start, period_end, value, marker, population_base, source and published_on"),
        new ExportScorecard(),
        new ExportScorecards(),
        new ExportMeasure(),
        new Publish(),
        new Rebuild(),
        new Replay(),
    ];
}
