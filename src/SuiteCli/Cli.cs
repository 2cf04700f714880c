using System.CommandLine;
using Grpc.Core;
using Spectre.Console;
using Suite.Cli.Calling;
using Suite.Cli.Commands;

namespace Suite.Cli;

/// <summary>How a run ended.</summary>
static class ExitCode
{
    public const int Ok = 0, Refused = 1, Usage = 2, Unreachable = 3, Stopped = 130;
}

/// <summary>The console client: what its commands share, and how it ends.</summary>
sealed class Cli(Func<string, string?> environment, IAnsiConsole console, TextWriter errors, TimeProvider clock)
{
    public SignInOptions SignIn { get; } = new();

    public IAnsiConsole Console => console;

    public TimeProvider Clock => clock;

    public TextWriter Errors => errors;

    public async Task<int> Run(string[] args)
    {
        var root = new RootCommand("Works with the suite from a console: takes returns and indicators in, publishes and exports scorecards, rebuilds figures, sends dead letters back.");
        foreach (var option in SignIn.All)
            root.Options.Add(option);
        var groups = new Dictionary<string, Command>(StringComparer.Ordinal);
        foreach (var file in Catalogue.All)
            GroupOf(file.Group).Subcommands.Add(file.Make(this));

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                await errors.WriteLineAsync(error.Message);
            await errors.WriteLineAsync("Try: suite --help");
            return ExitCode.Usage;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = console.Profile.Out.Writer, Error = errors });

        Command GroupOf((string Name, string Text)? group)
        {
            if (group is not { } named)
                return root;
            if (!groups.TryGetValue(named.Name, out var command))
                root.Subcommands.Add(groups[named.Name] = command = new(named.Name, named.Text));
            return command;
        }
    }

    /// <summary>Runs what a command does with a signed-in caller of Reporting, and says how it ended.</summary>
    public async Task<int> Act(ParseResult parsed, Func<Caller, CancellationToken, Task<int>> act, CancellationToken cancellation)
    {
        try
        {
            using var caller = await Caller.SignIn(SignIn.Read(parsed, environment), cancellation);
            return await act(caller, cancellation);
        }
        catch (UsageException wrong)
        {
            await errors.WriteLineAsync(wrong.Message);
            return ExitCode.Usage;
        }
        catch (UnreachableException away)
        {
            await errors.WriteLineAsync(away.Message);
            return ExitCode.Unreachable;
        }
        catch (Exception stopped) when (cancellation.IsCancellationRequested && stopped is OperationCanceledException or RpcException { StatusCode: StatusCode.Cancelled })
        {
            await errors.WriteLineAsync("Stopped. Nothing half done is left behind; run it again.");
            return ExitCode.Stopped;
        }
        catch (RpcException failed) when (failed.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded)
        {
            await errors.WriteLineAsync($"The suite does not answer: {Refusal.Of(failed).Message}");
            return ExitCode.Unreachable;
        }
        catch (RpcException failed)
        {
            await Refusal.Of(failed).Print(errors);
            return ExitCode.Refused;
        }
    }
}

/// <summary>What was asked cannot be done as it was written.</summary>
sealed class UsageException(string message) : Exception(message);

/// <summary>The suite, or who signs in to it, does not answer.</summary>
sealed class UnreachableException(string message, Exception? inner = null) : Exception(message, inner);
