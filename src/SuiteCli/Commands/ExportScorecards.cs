using System.CommandLine;
using System.Globalization;
using Suite.Cli.Calling;
using Suite.Reporting.V1;

namespace Suite.Cli.Commands;

/// <summary><c>suite export scorecards &lt;template&gt;</c>.</summary>
sealed class ExportScorecards : ICommandFile
{
    static readonly Option<DateOnly?> From = Options.Day("--from", "Only periods that end on this day or later.");
    static readonly Option<DateOnly?> Until = Options.Day("--until", "Only periods that end on this day or earlier.");
    static readonly Option<bool> First = new("--first-published") { Description = "As first published instead of as last revised." };

    readonly DestinationOptions _destination = new(ScorecardFormat.Xlsx, ScorecardFormat.Csv, ScorecardFormat.Html);

    public (string Name, string Text)? Group => Catalogue.Export;

    public Command Make(Cli cli)
    {
        var command = new Command("scorecards", "Writes every published scorecard of a template: one CSV or workbook, or a folder of pages.") { Scorecards.TemplateArgument, From, Until, First };
        foreach (var option in _destination.All)
            command.Options.Add(option);
        command.SetAction((parsed, cancellation) => cli.Act(parsed, (caller, stop) => Run(cli, caller, parsed, _destination.Read(parsed), stop), cancellation));
        return command;
    }

    static async Task<int> Run(Cli cli, Caller caller, ParseResult parsed, Destination to, CancellationToken cancellation)
    {
        if (to is { Format: ScorecardFormat.Html, File: not null })
            throw new UsageException("A page holds one scorecard: --to must be a folder (with a / at its end, if it is not there yet).");
        var scorecards = new Scorecards(caller);
        var request = new ExportScorecardsRequest
        {
            TemplateId = await scorecards.TemplateId(parsed.GetValue(Scorecards.TemplateArgument)!, cancellation),
            FromDate = parsed.GetValue(From).ToMessage(),
            UntilDate = parsed.GetValue(Until).ToMessage(),
            AsFirstPublished = parsed.GetValue(First),
            Format = to.Format,
        };
        if (to.Format is ScorecardFormat.Html)
            return await Pages(cli, scorecards, request, parsed.GetValue(From) ?? DateOnly.MinValue, parsed.GetValue(Until) ?? DateOnly.MaxValue, to, cancellation);

        using var call = scorecards.Client.ExportScorecards(request, caller.Headers, cancellationToken: cancellation);
        var (path, total) = await Download.Pieces(cli, call, m => m.Piece, to, cancellation);
        return Said(cli, total, path);
    }

    static async Task<int> Pages(Cli cli, Scorecards scorecards, ExportScorecardsRequest request, DateOnly from, DateOnly until, Destination to, CancellationToken cancellation)
    {
        var pages = new List<(RenderScorecardRequest Request, string Name)>();
        await foreach (var published in scorecards.Published(request.TemplateId, cancellation))
        {
            if (published.PeriodEnd.ToDay() < from || published.PeriodEnd.ToDay() > until)
                continue;
            var revision = request.AsFirstPublished ? 1 : published.Revisions[^1].Revision_;
            pages.Add((new() { ScorecardId = published.ScorecardId, Revision = revision, Format = to.Format }, Scorecards.FileNameOf(published, revision, to.Format)));
        }

        foreach (var (_, name) in pages)
            NewFile.MustBeFree(to.PathOf(name), to.Force);
        await ProgressLine.Show(cli.Console, async step =>
        {
            step(new("exporting", 0));
            var done = 0;
            foreach (var (page, name) in pages)
            {
                await Download.Whole(await scorecards.Render(page, cancellation), name, to, cancellation);
                step(new("exporting", (double)++done / pages.Count));
            }

            return true;
        });
        return Said(cli, pages.Count, to.Folder!);
    }

    static int Said(Cli cli, int count, string path)
    {
        cli.Console.Profile.Out.Writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} scorecards are in {path}"));
        return ExitCode.Ok;
    }
}
