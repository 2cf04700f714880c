using Spectre.Console;
using Suite.Cli;

return await new Cli(Environment.GetEnvironmentVariable, AnsiConsole.Console, Console.Error, TimeProvider.System).Run(args);
