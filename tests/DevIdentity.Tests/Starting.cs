using System.Diagnostics;

namespace Suite.DevIdentity.Tests;

/// <summary>The built program, started as a process.</summary>
public sealed class Starting
{
    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    [InlineData(null)]
    public async Task It_refuses_to_start_outside_Development(string? environment)
    {
        using var process = Start(environment);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, process.ExitCode);
        Assert.Contains($"runs in the Development environment only; this one is {environment ?? "Production"}.", error);
        Assert.DoesNotContain("   at ", error);
        Assert.DoesNotContain("Now listening", await output);
    }

    [Fact]
    public async Task It_starts_in_Development()
    {
        using var process = Start("Development");
        try
        {
            string? line;
            do
                line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            while (line is not null && !line.Contains("Now listening on: http://127.0.0.1:"));

            Assert.NotNull(line);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    static Process Start(string? environment)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "DevIdentity.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["WEB_PORT"] = "0";
        start.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        start.Environment["DOTNET_ENVIRONMENT"] = environment;
        return Process.Start(start)!;
    }
}
