using System.CommandLine;
using System.Globalization;
using Suite.Cli.Calling;
using Suite.Reporting.V1;

namespace Suite.Cli.Commands;

/// <summary><c>suite replay</c>.</summary>
sealed class Replay : ICommandFile
{
    static readonly Option<Guid[]> Events = new("--event") { Description = "Only the dead letter of this event; may be given more than once.", Arity = ArgumentArity.ZeroOrMore };

    public (string Name, string Text)? Group => null;

    public Command Make(Cli cli)
    {
        var command = new Command("replay", "Sends events that Reporting could not take in back to their queues. Twice does no harm.") { Events };
        command.SetAction((parsed, cancellation) => cli.Act(parsed, (caller, stop) => Run(cli, caller, parsed.GetValue(Events) ?? [], stop), cancellation));
        return command;
    }

    static async Task<int> Run(Cli cli, Caller caller, Guid[] events, CancellationToken cancellation)
    {
        var answer = await ProgressLine.Show(cli.Console, async step =>
        {
            step(new("replaying", null));
            return await new ReportingService.ReportingServiceClient(caller.Channel).ReplayDeadLettersAsync(
                new() { RequestId = Guid.CreateVersion7(cli.Clock.GetUtcNow()).ToString("D"), EventIds = { events.Select(e => e.ToString("D")) } }, caller.Headers, cancellationToken: cancellation);
        });
        cli.Console.Profile.Out.Writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{answer.Replayed} dead letters were sent back to their queues."));
        return ExitCode.Ok;
    }
}
