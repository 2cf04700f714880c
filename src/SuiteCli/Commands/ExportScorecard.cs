using System.CommandLine;
using System.Globalization;
using Suite.Cli.Calling;
using Suite.Reporting.V1;

namespace Suite.Cli.Commands;

/// <summary><c>suite export scorecard &lt;template&gt; --period "2026/27 Q2"</c>.</summary>
sealed class ExportScorecard : ICommandFile
{
    static readonly Option<string> Period = new("--period") { Description = "The period: a year or quarter such as 2026/27 or \"2026/27 Q2\"; of a draft a month too.", Required = true };
    static readonly Option<int?> Revision = new("--revision") { Description = "Which publication: 1 is the first one; else the newest." };
    static readonly Option<bool> Draft = new("--draft") { Description = "As the facts are now, instead of what was published." };

    readonly DestinationOptions _destination = new(ScorecardFormat.Html, ScorecardFormat.Csv, ScorecardFormat.Xlsx);

    public (string Name, string Text)? Group => Catalogue.Export;

    public Command Make(Cli cli)
    {
        var command = new Command("scorecard", "Writes one scorecard, as published or as a draft, as a page, a CSV or a workbook.") { Scorecards.TemplateArgument, Period, Revision, Draft };
        foreach (var option in _destination.All)
            command.Options.Add(option);
        command.Validators.Add(given =>
        {
            if (given.GetResult(Draft) is not null && given.GetResult(Revision) is not null)
                given.AddError("--revision is of what was published, --draft is not.");
        });
        command.SetAction((parsed, cancellation) => cli.Act(parsed, (caller, stop) => Run(cli, new(caller), parsed, _destination.Read(parsed), stop), cancellation));
        return command;
    }

    static async Task<int> Run(Cli cli, Scorecards scorecards, ParseResult parsed, Destination to, CancellationToken cancellation)
    {
        var period = parsed.GetValue(Period)!;
        var (path, what) = await ProgressLine.Show(cli.Console, async step =>
        {
            step(new("exporting", null));
            var template = await scorecards.TemplateId(parsed.GetValue(Scorecards.TemplateArgument)!, cancellation);
            var (request, name, what) = parsed.GetValue(Draft) ? OfDraft(template, period, to) : await OfPublished(scorecards, template, period, parsed.GetValue(Revision), to, cancellation);
            NewFile.MustBeFree(to.PathOf(name), to.Force);
            return (await Download.Whole(await scorecards.Render(request, cancellation), name, to, cancellation), what);
        });
        cli.Console.Profile.Out.Writer.WriteLine($"{what} is in {path}");
        return ExitCode.Ok;
    }

    static (RenderScorecardRequest, string Name, string What) OfDraft(string template, string period, Destination to) =>
    (
        new() { TemplateId = template, Period = period, Format = to.Format },
        $"scorecard-draft-{string.Concat(period.Trim().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'))}.{DestinationOptions.NameOf(to.Format)}",
        $"The draft of {period}"
    );

    static async Task<(RenderScorecardRequest, string Name, string What)> OfPublished(Scorecards scorecards, string template, string period, int? wanted, Destination to, CancellationToken cancellation)
    {
        if (wanted < 1)
            throw new UsageException("--revision counts from 1.");
        var published = await scorecards.Published(template, period, cancellation);
        var revision = wanted ?? published.Revisions[^1].Revision_;
        var hash = published.Revisions.FirstOrDefault(r => r.Revision_ == revision)?.ContentHash;
        return
        (
            new() { ScorecardId = published.ScorecardId, Revision = revision, Format = to.Format },
            Scorecards.FileNameOf(published, revision, to.Format),
            string.Create(CultureInfo.InvariantCulture, $"{published.Title}, {published.PeriodName}, revision {revision} (hash {hash})")
        );
    }
}
