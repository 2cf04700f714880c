using System.CommandLine;
using System.Globalization;
using Suite.Cli.Calling;
using Suite.Reporting.V1;

namespace Suite.Cli.Commands;

/// <summary><c>suite import postcodes &lt;file&gt;</c>.</summary>
sealed class ImportPostcodes : ICommandFile
{
    static readonly Argument<FileInfo> File = new("file") { Description = "CSV of the ONS Postcode Directory with the columns pcds, oseast1m, osnrth1m and oslaua." };
    static readonly Option<string?> Edition = new("--edition") { Description = "What the edition is called; else the name of the file." };

    public (string Name, string Text)? Group => Catalogue.Import;

    public Command Make(Cli cli)
    {
        var command = new Command("postcodes", "Loads the postcodes of which returns work out distances and places.") { File, Edition };
        command.SetAction((parsed, cancellation) => cli.Act(parsed, (caller, stop) => Import(cli, caller, parsed.GetValue(File)!, parsed.GetValue(Edition), stop), cancellation));
        return command;
    }

    static async Task<int> Import(Cli cli, Caller caller, FileInfo file, string? edition, CancellationToken cancellation)
    {
        if (!file.Exists)
            throw new UsageException($"There is no file {file.Name}.");
        var (size, sha256) = await Upload.Measure(file.FullName, cancellation);
        var declaration = new PostcodesDeclaration
        {
            RequestId = Guid.CreateVersion7(cli.Clock.GetUtcNow()).ToString("D"),
            Edition = edition ?? Path.GetFileNameWithoutExtension(file.Name),
            SizeBytes = size,
            Sha256 = sha256,
        };
        PostcodeReference? reference = null;
        await ProgressLine.Show(cli.Console, async step =>
        {
            using var call = new StatutoryReturnService.StatutoryReturnServiceClient(caller.Channel).ImportPostcodes(caller.Headers, cancellationToken: cancellation);
            await Upload.Run(call, Requests(), answer =>
            {
                if (answer.Progress is { BytesTotal: > 0 } progress)
                    step(new("reading", (double)progress.BytesRead / progress.BytesTotal));
                reference = answer.Reference ?? reference;
            }, cancellation);
            return true;
        });
        if (reference is null)
            throw new UnreachableException("The suite ended the call without an answer.");
        cli.Console.Profile.Out.Writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{reference.Postcodes} postcodes of {reference.Edition} serve; {reference.LeftOut} rows were left out."));
        return ExitCode.Ok;

        async IAsyncEnumerable<ImportPostcodesRequest> Requests()
        {
            yield return new() { Declaration = declaration };
            await foreach (var chunk in Upload.Chunks(ReturnTable.Unspecified, file.FullName, cancellation))
                yield return new() { Chunk = chunk };
        }
    }
}
