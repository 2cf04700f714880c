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
        await using var program = new Program(environment);

        var (exitCode, output, error) = await program.Ended();

        Assert.Equal(1, exitCode);
        Assert.Contains($"runs in the Development environment only; this one is {environment ?? "Production"}.", error);
        Assert.DoesNotContain("   at ", error);
        Assert.DoesNotContain("Now listening", output);
    }

    [Fact]
    public async Task It_starts_in_Development()
    {
        await using var program = new Program("Development");

        await program.Says("Now listening on: http://127.0.0.1:");
    }

    sealed class Program : IAsyncDisposable
    {
        readonly Process _process;
        readonly CancellationTokenSource _patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

        public Program(string? environment)
        {
            _patience.CancelAfter(TimeSpan.FromSeconds(30));
            var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "DevIdentity.dll")])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            start.Environment["WEB_PORT"] = "0";
            start.Environment.Remove("ASPNETCORE_ENVIRONMENT");
            start.Environment["DOTNET_ENVIRONMENT"] = environment;
            _process = Process.Start(start)!;
        }

        public async Task<(int ExitCode, string Output, string Error)> Ended()
        {
            var output = _process.StandardOutput.ReadToEndAsync(_patience.Token);
            var error = _process.StandardError.ReadToEndAsync(_patience.Token);
            try
            {
                await _process.WaitForExitAsync(_patience.Token);
                return (_process.ExitCode, await output, await error);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException("The issuer is still running.");
            }
        }

        public async Task Says(string expected)
        {
            var heard = new List<string>();
            try
            {
                while (await _process.StandardOutput.ReadLineAsync(_patience.Token) is { } line)
                {
                    if (line.Contains(expected))
                        return;
                    heard.Add(line);
                }
            }
            catch (OperationCanceledException)
            {
                heard.Add("(and no more in 30 seconds)");
            }
            Assert.Fail($"The issuer never said \"{expected}\", but:\n{string.Join('\n', heard)}");
        }

        public async ValueTask DisposeAsync()
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
            _process.Dispose();
            _patience.Dispose();
        }
    }
}
