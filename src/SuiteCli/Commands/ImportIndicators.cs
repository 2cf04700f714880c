using System.CommandLine;
using System.Globalization;
using Suite.Cli.Calling;
using Suite.Reporting.V1;

namespace Suite.Cli.Commands;

/// <summary><c>suite import indicators|population|benchmarks &lt;csv&gt;</c>.</summary>
sealed class ImportIndicators(string name, IndicatorFileKind kind, string text, string columns) : ICommandFile
{
    readonly Argument<FileInfo> _file = new("csv") { Description = $"CSV with the columns {columns}." };

    public (string Name, string Text)? Group => Catalogue.Import;

    public Command Make(Cli cli)
    {
        var command = new Command(name, text) { _file };
        command.SetAction((parsed, cancellation) => cli.Act(parsed, (caller, stop) => Import(cli, caller, parsed.GetValue(_file)!, stop), cancellation));
        return command;
    }

    async Task<int> Import(Cli cli, Caller caller, FileInfo file, CancellationToken cancellation)
    {
        if (!file.Exists)
            throw new UsageException($"There is no file {file.Name}.");
        var answer = await ProgressLine.Show(cli.Console, async step =>
        {
            using var call = new IndicatorService.IndicatorServiceClient(caller.Channel).ImportIndicators(caller.Headers, cancellationToken: cancellation);
            return await Upload.Run(call, Requests(step), cancellation);
        });

        var output = cli.Console.Profile.Out.Writer;
        foreach (var error in answer.Errors)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"refused {error.Code}{(error.Row == 0 ? "" : $" row {error.Row}")}{(error.Column.Length == 0 ? "" : $" {error.Column}")}: {error.Message}"));
        if (answer.Errors.Count > 0)
        {
            await cli.Errors.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"FILE_REFUSED: The file has {answer.Errors.Count} errors for which it is refused; nothing of it was taken in."));
            return ExitCode.Refused;
        }

        output.WriteLine(answer.Unchanged
            ? string.Create(CultureInfo.InvariantCulture, $"Nothing new: {answer.RowsRead} rows stand as they are.")
            : string.Create(CultureInfo.InvariantCulture, $"Taken in as {answer.LoadId}: {answer.RowsRead} rows, of which {answer.Added} new and {answer.Changed} changed; {answer.Vanished} are gone."));
        return ExitCode.Ok;

        async IAsyncEnumerable<ImportIndicatorsRequest> Requests(Action<Step> step)
        {
            yield return new() { Header = new() { RequestId = Guid.CreateVersion7(cli.Clock.GetUtcNow()).ToString("D"), Kind = kind } };
            var sent = 0L;
            await foreach (var piece in Upload.Pieces(file.FullName, cancellation))
            {
                yield return new() { Chunk = piece };
                step(new("sending", (double)(sent += piece.Length) / Math.Max(sent, file.Length)));
            }
        }
    }
}
