using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;

namespace Suite.Testing;

/// <summary>A service of the suite as a process of its own, which a test may kill and start again on the same ports.</summary>
public sealed class ServiceProcess : IAsyncDisposable
{
    const int KeptLines = 400;

    readonly string _assembly;
    readonly IReadOnlyDictionary<string, string> _environment;
    readonly string[] _arguments;
    readonly ConcurrentQueue<string> _output = new();
    Process? _process;

    /// <param name="project">Folder of the project below the repository's root, for example <c>src/Reporting</c>; it must be built.</param>
    public ServiceProcess(string project, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var root = typeof(ServiceProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;
        var configuration = typeof(ServiceProcess).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        _assembly = Directory.GetFiles(Path.Combine(root, project, "bin", configuration, "net10.0"), $"*{Path.GetFileName(project)}.runtimeconfig.json").Single()
            .Replace(".runtimeconfig.json", ".dll", StringComparison.Ordinal);
        _environment = environment;
        _arguments = arguments;
        GrpcPort = FreePort.Next();
        WebPort = FreePort.Next();
    }

    public int GrpcPort { get; }

    public int WebPort { get; }

    public Uri Grpc => new($"http://localhost:{GrpcPort}");

    public Uri Web => new($"http://localhost:{WebPort}");

    public bool HasEnded => _process is not { HasExited: false };

    /// <summary>What it wrote last, for a failed test's message.</summary>
    public string Output => string.Join(Environment.NewLine, _output);

    public void Start()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetDirectoryName(_assembly) };
        start.ArgumentList.Add(_assembly);
        foreach (var argument in _arguments)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in _environment)
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = start.Environment["DOTNET_ENVIRONMENT"] = "Development";
        start.Environment["GRPC_PORT"] = $"{GrpcPort}";
        start.Environment["WEB_PORT"] = $"{WebPort}";
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public async Task StartAndWaitUntilHealthy()
    {
        Start();
        using var http = new HttpClient { BaseAddress = Web, Timeout = TimeSpan.FromSeconds(5) };
        await Wait.Until(async () => HasEnded || (await http.GetAsync("/health")).IsSuccessStatusCode, $"{Path.GetFileName(_assembly)} to be healthy", TimeSpan.FromSeconds(90), () => Output);
        if (HasEnded)
            throw new InvalidOperationException($"{Path.GetFileName(_assembly)} ended at its start with {_process!.ExitCode}.{Environment.NewLine}{Output}");
    }

    /// <summary>Runs it to its end, as a migration is; a non-zero exit code is an error.</summary>
    public async Task Run()
    {
        Start();
        await _process!.WaitForExitAsync();
        if (_process.ExitCode != 0)
            throw new InvalidOperationException($"{Path.GetFileName(_assembly)} ended with {_process.ExitCode}.{Environment.NewLine}{Output}");
    }

    /// <summary>Ends it as <c>kill -9</c> does: nothing of it gets to run any more.</summary>
    public async Task Kill()
    {
        if (_process is null)
            return;
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Kill();
        _process?.Dispose();
    }

    void Keep(string? line)
    {
        if (line is null)
            return;
        _output.Enqueue(line);
        while (_output.Count > KeptLines)
            _output.TryDequeue(out _);
    }
}
