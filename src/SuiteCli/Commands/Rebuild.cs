using System.CommandLine;
using System.Globalization;
using Grpc.Core;
using Suite.Cli.Calling;
using Suite.Reporting.V1;

namespace Suite.Cli.Commands;

/// <summary><c>suite rebuild</c>.</summary>
sealed class Rebuild : ICommandFile
{
    static readonly Option<bool> Detach = new("--detach") { Description = "Start it and do not wait for its end." };

    public (string Name, string Text)? Group => null;

    public Command Make(Cli cli)
    {
        var command = new Command("rebuild", "Works every figure's facts out anew from all events; the old ones serve until it is done.") { Detach };
        command.SetAction((parsed, cancellation) => cli.Act(parsed, (caller, stop) => Run(cli, caller, parsed.GetValue(Detach), stop), cancellation));
        return command;
    }

    static async Task<int> Run(Cli cli, Caller caller, bool detach, CancellationToken cancellation)
    {
        var rebuild = await ProgressLine.Show(cli.Console, async step =>
        {
            using var call = new ReportingService.ReportingServiceClient(caller.Channel).RebuildFacts(
                new() { RequestId = Guid.CreateVersion7(cli.Clock.GetUtcNow()).ToString("D"), Detach = detach }, caller.Headers, cancellationToken: cancellation);
            Suite.Reporting.V1.Rebuild? newest = null;
            // How many events there are is only known at the end.
            await foreach (var answer in call.ResponseStream.ReadAllAsync(cancellation))
                step(new(string.Create(CultureInfo.InvariantCulture, $"{(newest = answer.Rebuild).State.ToString().ToLowerInvariant()}: {newest.EventsRead} events, {newest.Cases} records"), null));
            return newest ?? throw new UnreachableException("The suite ended the call without an answer.");
        });
        var output = cli.Console.Profile.Out.Writer;
        if (rebuild.State is RebuildState.Failed)
        {
            await cli.Errors.WriteLineAsync($"{rebuild.FailureReason}: the rebuild failed; the old facts serve on.");
            return ExitCode.Refused;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Rebuild {rebuild.FactsBuild}: {(rebuild.State is RebuildState.Done ? "done" : "under way")}, {rebuild.EventsRead} events."));
        return ExitCode.Ok;
    }
}
