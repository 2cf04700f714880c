using System.CommandLine;
using System.Globalization;
using Suite.Cli.Calling;
using Suite.Reporting.V1;

namespace Suite.Cli.Commands;

/// <summary><c>suite export measure G03 --from 2025-04-01</c>.</summary>
sealed class ExportMeasure : ICommandFile
{
    static readonly (string Name, PeriodLength Length)[] Lengths = [("month", PeriodLength.Month), ("quarter", PeriodLength.Quarter), ("year", PeriodLength.Year)];

    static readonly Argument<string> Measure = new("measure") { Description = "Id of the measure, for example G03." };
    static readonly Option<DateOnly?> From = Options.Day("--from", "A day of the first period.", required: true);
    static readonly Option<DateOnly?> Until = Options.Day("--until", "A day of the last period; else today.");
    static readonly Option<string?> By = Options.Choice("--by", "How the days are cut.", Lengths.Select(l => l.Name), usual: "quarter");

    readonly DestinationOptions _destination = new(ScorecardFormat.Xlsx, ScorecardFormat.Csv);

    public (string Name, string Text)? Group => Catalogue.Export;

    public Command Make(Cli cli)
    {
        var command = new Command("measure", "Writes one measure, period by period, as a CSV or a workbook.") { Measure, From, Until, By };
        foreach (var option in _destination.All)
            command.Options.Add(option);
        command.SetAction((parsed, cancellation) => cli.Act(parsed, (caller, stop) => Run(cli, caller, parsed, _destination.Read(parsed), stop), cancellation));
        return command;
    }

    static async Task<int> Run(Cli cli, Caller caller, ParseResult parsed, Destination to, CancellationToken cancellation)
    {
        var request = new ExportMeasureRequest
        {
            MeasureId = parsed.GetValue(Measure)!,
            FromDate = parsed.GetValue(From).ToMessage(),
            UntilDate = parsed.GetValue(Until).ToMessage(),
            PeriodLength = Lengths.Single(l => l.Name == parsed.GetValue(By)).Length,
            Format = to.Format,
        };
        using var call = new ScorecardService.ScorecardServiceClient(caller.Channel).ExportMeasure(request, caller.Headers, cancellationToken: cancellation);
        var (path, total) = await Download.Pieces(cli, call, m => m.Piece, to, cancellation);
        cli.Console.Profile.Out.Writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{request.MeasureId} over {total} periods is in {path}"));
        return ExitCode.Ok;
    }
}
