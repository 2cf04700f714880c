using System.Diagnostics;
using System.Text.Json;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Suite.Benchmarks.Measuring;

namespace Suite.Benchmarks.Servers;

/// <summary>What a server says once it serves.</summary>
/// <param name="Token">A token that it accepts; empty if it asks for none.</param>
sealed record Ready(string Address, string Token);

/// <summary>
/// A server in a process of its own, so that its processor time is not mixed with its callers'. It is this same program,
/// told by its first argument which server to be, and lives as long as its standard input is open.
/// </summary>
sealed class ServerProcess : IAsyncDisposable
{
    public const string Argument = "serve";

    readonly Process _process;

    ServerProcess(Process process, Ready ready)
    {
        _process = process;
        Token = ready.Token;
        Channel = GrpcChannel.ForAddress(ready.Address, new()
        {
            HttpHandler = new SocketsHttpHandler { EnableMultipleHttp2Connections = true, PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan },
        });
    }

    public GrpcChannel Channel { get; }

    public string Token { get; }

    public double Seconds() => ProcessorTime.SecondsOf(_process.Id);

    public static async Task<ServerProcess> Start(string server, IReadOnlyDictionary<string, string?> settings)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
            start.ArgumentList.Add(typeof(ServerProcess).Assembly.Location);
        start.ArgumentList.Add(Argument);
        start.ArgumentList.Add(server);
        var process = Process.Start(start)!;
        try
        {
            // By the pipe, not by the command line: they hold passwords.
            await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(settings));
            await process.StandardInput.FlushAsync();
            var line = await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(90));
            return new(process, JsonSerializer.Deserialize<Ready>(line ?? throw new InvalidOperationException($"The server {server} did not start."))!);
        }
        catch
        {
            process.Kill();
            throw;
        }
    }

    /// <summary>The other end: is the server named, until the parent closes the pipe or is gone.</summary>
    public static async Task Serve(string server)
    {
        var settings = JsonSerializer.Deserialize<Dictionary<string, string?>>((await Console.In.ReadLineAsync())!)!;
        var (app, address, token) = server switch
        {
            "floor" => await BenchServer.Start(settings),
            "kinship" => await SuiteServers.StartKinship(settings),
            "reporting" => await SuiteServers.StartReporting(settings),
            _ => throw new ArgumentException($"There is no server {server}."),
        };
        Console.Out.WriteLine(JsonSerializer.Serialize(new Ready(address, token)));
        await Console.In.ReadLineAsync();
        await app.DisposeAsync();
    }

    /// <summary>The settings given, and only errors in the log.</summary>
    public static void Configure(WebApplicationBuilder builder, Dictionary<string, string?> settings)
    {
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Error).AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }

    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        _process.StandardInput.Close();
        try
        {
            await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(10));
        }
        catch (TimeoutException)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
