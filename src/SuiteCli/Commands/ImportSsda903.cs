using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Suite.Cli.Calling;
using Suite.Reporting.V1;

namespace Suite.Cli.Commands;

/// <summary><c>suite import ssda903 &lt;folder&gt; --year 2025</c>.</summary>
sealed class ImportSsda903 : ICommandFile
{
    // Endings of file names, letters and digits only, as systems call the tables.
    static readonly (ReturnTable Table, string[] Names)[] Tables =
    [
        (ReturnTable.Header, ["header"]),
        (ReturnTable.SwEpisodes, ["swepisodes", "socialworker", "socialworkers"]),
        (ReturnTable.Episodes, ["episodes"]),
        (ReturnTable.Reviews, ["reviews"]),
        (ReturnTable.Uasc, ["uasc"]),
        (ReturnTable.Oc2, ["oc2"]),
        (ReturnTable.Oc3, ["oc3"]),
        (ReturnTable.Ad1, ["ad1"]),
        (ReturnTable.PlacedForAdoption, ["placedforadoption", "placedadoption"]),
        (ReturnTable.PreviousPermanence, ["previouspermanence", "prevperm"]),
        (ReturnTable.Missing, ["missing"]),
        (ReturnTable.Dolo, ["dolo"]),
    ];

    static readonly Argument<DirectoryInfo> Folder = new("folder") { Description = "Folder with one CSV per table, for example header.csv and episodes.csv." };
    static readonly Option<int> Year = new("--year") { Description = "The year in which the return ends: 2025 is 1 April 2024 to 31 March 2025.", Required = true };
    static readonly Option<bool> DryRun = new("--dry-run") { Description = "Only check, and say what would change." };
    static readonly Option<Guid?> RequestId = new("--request-id") { Description = "Id of an import that was begun before: it is answered, and not done twice." };

    public (string Name, string Text)? Group => Catalogue.Import;

    public Command Make(Cli cli)
    {
        var command = new Command("ssda903", "Takes in a return on children looked after (SSDA903).") { Folder, Year, DryRun, RequestId };
        command.SetAction((parsed, cancellation) => cli.Act(parsed, (caller, stop) =>
            Import(cli, caller, parsed.GetValue(Folder)!, parsed.GetValue(Year), parsed.GetValue(DryRun), parsed.GetValue(RequestId), stop), cancellation));
        return command;
    }

    static async Task<int> Import(Cli cli, Caller caller, DirectoryInfo folder, int year, bool dryRun, Guid? requestId, CancellationToken cancellation)
    {
        var files = FilesIn(folder);
        var declaration = new ReturnDeclaration
        {
            RequestId = (requestId ?? Guid.CreateVersion7(cli.Clock.GetUtcNow())).ToString("D"),
            Kind = ReturnKind.Ssda903,
            ReturnYear = year,
            DryRun = dryRun,
        };
        foreach (var (table, path) in files)
        {
            var (size, sha256) = await Upload.Measure(path, cancellation);
            declaration.Files.Add(new DeclaredFile { Table = table, SizeBytes = size, Sha256 = sha256 });
        }

        var findings = new List<ReturnFinding>();
        var told = 0L;
        ReturnSummary? summary = null;
        try
        {
            await ProgressLine.Show(cli.Console, async step =>
            {
                using var call = new StatutoryReturnService.StatutoryReturnServiceClient(caller.Channel).ImportReturn(caller.Headers, cancellationToken: cancellation);
                await Upload.Run(call, Requests(), answer =>
                {
                    if (answer.Progress is { } progress)
                        step(StepOf(progress));
                    else if (answer.Findings is { } found)
                        Add(found);
                    else
                        summary = answer.Summary;
                }, cancellation);
                return true;
            });
        }
        finally
        {
            // The list comes before the reason why it ended, and also when it was refused.
            Print(cli, findings, told);
        }

        Print(cli, summary ?? throw new UnreachableException("The suite ended the call without an answer."));
        return ExitCode.Ok;

        void Add(FindingBatch found)
        {
            findings.AddRange(found.Findings);
            told = found.TotalSize;
        }

        async IAsyncEnumerable<ImportReturnRequest> Requests()
        {
            yield return new() { Declaration = declaration };
            foreach (var (table, path) in files)
                await foreach (var chunk in Upload.Chunks(table, path, cancellation))
                    yield return new() { Chunk = chunk };
        }
    }

    internal static IReadOnlyList<(ReturnTable Table, string Path)> FilesIn(DirectoryInfo folder)
    {
        if (!folder.Exists)
            throw new UsageException($"There is no folder {folder.Name}.");
        var found = new List<(ReturnTable Table, string Path)>();
        foreach (var file in folder.EnumerateFiles("*.csv").OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            var name = string.Concat(Path.GetFileNameWithoutExtension(file.Name).Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
            var table = Tables.FirstOrDefault(t => t.Names.Any(n => name.EndsWith(n, StringComparison.Ordinal))).Table;
            if (table is ReturnTable.Unspecified)
                throw new UsageException($"{file.Name} has no table's name: it must end like {string.Join(", ", Tables.Select(t => t.Names[0]))}.");
            if (found.Any(f => f.Table == table))
                throw new UsageException($"There are two files for the table {table}.");
            found.Add((table, file.FullName));
        }

        return found.Count > 0 ? found : throw new UsageException($"There is no CSV in {folder.Name}.");
    }

    static Step StepOf(ImportProgress progress) => progress.Stage switch
    {
        ImportStage.Reading => new("reading", progress.BytesTotal == 0 ? null : (double)progress.BytesRead / progress.BytesTotal),
        ImportStage.Waiting => new("waiting for another import", null),
        ImportStage.Checking => new("checking", progress.RulesTotal == 0 ? null : (double)progress.RulesDone / progress.RulesTotal),
        ImportStage.Writing => new("writing", null),
        ImportStage.Unspecified => new("working", null),
        _ => new("working", null),
    };

    static void Print(Cli cli, IReadOnlyList<ReturnFinding> findings, long told)
    {
        var output = cli.Console.Profile.Out.Writer;
        foreach (var finding in findings)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{(finding.Severity is FindingSeverity.Refusal ? "refused" : "warning")} {finding.RuleCode} {finding.Table.ToString().ToLowerInvariant()}{(finding.Row == 0 ? "" : $" row {finding.Row}")}{(finding.Column.Length == 0 ? "" : $" {finding.Column}")}: {finding.Message}"));
        }

        if (told > findings.Count)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"and {told - findings.Count} more"));
    }

    static void Print(Cli cli, ReturnSummary summary)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("table");
        foreach (var column in new[] { "rows", "new", "changed", "gone" })
            table.AddColumn(new TableColumn(column).RightAligned());
        foreach (var change in summary.Tables)
        {
            table.AddRow([change.Table.ToString().ToLowerInvariant(), .. new[] { change.RowsRead, change.Added, change.Changed, change.Vanished }.Select(n => n.ToString(CultureInfo.InvariantCulture))]);
        }

        cli.Console.Write(table);
        cli.Console.Profile.Out.Writer.WriteLine(summary.Outcome switch
        {
            ImportOutcome.Imported => $"Taken in as submission {summary.Submission.SubmissionId}, {summary.Warnings} warnings.",
            ImportOutcome.Unchanged => $"Nothing new: submission {summary.Submission.SubmissionId} stands.",
            ImportOutcome.DryRun => $"Only checked: nothing was taken in; {summary.Warnings} warnings.",
            ImportOutcome.Unspecified => "Done.",
            _ => "Done.",
        });
    }
}
