using System.Diagnostics;
using System.Reflection;
using Suite.Testing;

namespace Suite.Cli.Tests;

/// <summary>The client as the process that a person starts and stops.</summary>
public sealed class AsAProcess : IDisposable
{
    // Where it was built: beside the tests it has not all that it needs, as these have ASP.NET.
    static readonly string Client = Path.Combine(
        typeof(ServiceProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!,
        "src", "SuiteCli", "bin", typeof(ServiceProcess).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration, "net10.0", "suite.dll");

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("suite-cli-");

    [Fact]
    public async Task Help_names_every_command()
    {
        var (exitCode, output, errors) = await Run([], "--help");
        Assert.Equal((ExitCode.Ok, ""), (exitCode, errors));
        foreach (var command in new[] { "import", "export", "publish", "rebuild", "replay", "--user" })
            Assert.Contains($"  {command}", output, StringComparison.Ordinal);
        output = (await Run([], "export", "--help")).Output + (await Run([], "import", "--help")).Output;
        foreach (var command in new[] { "scorecard <template>", "scorecards <template>", "measure <measure>", "indicators <csv>", "population <csv>", "benchmarks <csv>", "postcodes <file>", "ssda903 <folder>" })
            Assert.Contains($"  {command}", output, StringComparison.Ordinal);
        Assert.Contains("csv|html|xlsx", (await Run([], "export", "scorecard", "--help")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_exit_code_and_its_file_are_those_of_the_command()
    {
        await using var scripted = await ScriptedSuite.Start();
        scripted.Export = async (stream, stop) => await stream.WriteAsync(ScriptedSuite.Piece(last: true), stop);

        Assert.Equal(ExitCode.Ok, (await Run(scripted.Environment, "export", "measure", "G03", "--from", "2024-04-01", "--to", _folder.FullName)).ExitCode);
        Assert.Equal("measure,value\r\n", File.ReadAllText(Assert.Single(Files())));
        Assert.Equal(ExitCode.Usage, (await Run(scripted.Environment, "export", "measure", "G03", "--from", "2024-04-01", "--to", _folder.FullName)).ExitCode);
        Assert.Equal(ExitCode.Unreachable, (await Run(new() { ["SUITE_TOKEN"] = "any" }, "export", "measure", "G03", "--from", "2024-04-01", "--server", $"http://127.0.0.1:{FreePort.Next()}")).ExitCode);
    }

    [Fact]
    public async Task Stopped_it_leaves_nothing_behind()
    {
        await using var scripted = await ScriptedSuite.Start();
        scripted.Export = async (stream, stop) =>
        {
            await stream.WriteAsync(ScriptedSuite.Piece(), stop);
            await Task.Delay(Timeout.Infinite, stop);
        };
        using var process = Start(scripted.Environment, "export", "measure", "G03", "--from", "2024-04-01", "--to", _folder.FullName);
        await Wait.Until(() => Files().Any(f => f.EndsWith(".part", StringComparison.Ordinal)), "the file to be under way");

        using (var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]))
            await kill.WaitForExitAsync();

        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(ExitCode.Stopped, process.ExitCode);
        Assert.Contains("Stopped.", errors, StringComparison.Ordinal);
        Assert.Empty(Files());
    }

    List<string> Files() => [.. Directory.GetFiles(_folder.FullName, "*", new EnumerationOptions { AttributesToSkip = FileAttributes.None })];

    static async Task<(int ExitCode, string Output, string Errors)> Run(Dictionary<string, string> environment, params string[] arguments)
    {
        using var process = Start(environment, arguments);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }

    static Process Start(Dictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Client, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
