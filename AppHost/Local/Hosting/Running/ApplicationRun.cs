using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Running;

/// <summary>One run of the AppHost, from DCP's start to its clean end on SIGINT or SIGTERM.</summary>
static class ApplicationRun
{
    static readonly TimeSpan CleanUpLimit = TimeSpan.FromSeconds(30);

    /// <param name="builder">What to run.</param>
    /// <param name="outer">Ends the run, as a signal does.</param>
    /// <param name="started">Told once what runs, for tests.</param>
    public static async Task RunAsync(DistributedApplicationBuilder builder, CancellationToken outer, Action<Instances, Commands>? started = null)
    {
        Settings settings;
        try
        {
            settings = Settings.Read(builder.Configuration);
        }
        catch (DistributedApplicationException missing)
        {
            await Console.Error.WriteLineAsync(missing.Message);
            Environment.ExitCode = 1;
            return;
        }

        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(outer);
        using var term = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        var ct = stopping.Token;

        var clock = TimeProvider.System;
        var instances = new Instances(clock);
        using var dcp = await DcpClient.StartAsync(settings.DcpFolder, ct);
        try
        {
            var orchestrator = new Orchestrator(builder.Resources, instances, dcp, settings.OtlpUrl, clock);
            orchestrator.AddInstances();
            var commands = new Commands(instances, orchestrator);
            started?.Invoke(instances, commands);
            var key = RandomNumberGenerator.GetHexString(32);
            await using var service = await DashboardService.ListenAsync(instances, commands, key, ct);
            await StartDashboard(dcp, settings, service.Urls.First(), key, ct);
            Console.WriteLine($"Dashboard: {settings.DashboardUrl}");
            await Task.WhenAny(orchestrator.RunAsync(ct), Report(instances, ct)).Unwrap();
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            Console.WriteLine("Stopping.");
        }
        finally
        {
            if (!await dcp.ShutDownAsync(CleanUpLimit))
                await Console.Error.WriteLineAsync($"DCP did not report a clean end within {CleanUpLimit.TotalSeconds:0} s; it goes on cleaning up by itself.");
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stopping.Cancel();
        }
    }

    static Task StartDashboard(DcpClient dcp, Settings settings, string resourceServiceUrl, string key, CancellationToken ct)
    {
        // No sign-in: it listens on this machine only, and this is development.
        var environment = new Dictionary<string, string>
        {
            ["ASPNETCORE_URLS"] = settings.DashboardUrl,
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] = settings.OtlpUrl,
            ["ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL"] = resourceServiceUrl,
            ["DASHBOARD__RESOURCESERVICECLIENT__AUTHMODE"] = "ApiKey",
            ["DASHBOARD__RESOURCESERVICECLIENT__APIKEY"] = key,
            ["DASHBOARD__FRONTEND__AUTHMODE"] = "Unsecured",
            ["DASHBOARD__OTLP__AUTHMODE"] = "Unsecured",
            ["DASHBOARD__API__AUTHMODE"] = "Unsecured",
        };
        var folder = Path.GetDirectoryName(settings.DashboardPath)!;
        return dcp.CreateAsync(DcpClient.Executables, "aspire-dashboard", DcpObjects.Executable(settings.DashboardPath, folder, ["dashboard"], environment), ct: ct);
    }

    /// <summary>Says each change of state or health on standard output, for whoever has no browser open.</summary>
    static async Task Report(Instances instances, CancellationToken ct)
    {
        var said = new Dictionary<string, string>();
        var (_, changes) = instances.Watch(ct);
        await foreach (var changed in changes.ReadAllAsync(ct))
        {
            var state = $"{changed.State}{(changed.IsRunning && changed.Health.Length > 0 ? $" ({changed.HealthStatus?.ToString() ?? "not checked yet"})" : "")}{(changed.ExitCode is { } code ? $", exit code {code}" : "")}";
            if (said.TryAdd(changed.Name, state) || said[changed.Name] != state)
                Console.WriteLine($"{changed.Name}: {said[changed.Name] = state}");
        }
    }

    sealed record Settings(string DcpFolder, string DashboardPath, string DashboardUrl, string OtlpUrl)
    {
        public static Settings Read(ConfigurationManager configuration) => new(
            Existing(configuration, "ASPIRE_DCP_PATH", "the folder that holds Aspire's orchestrator, dcp", path => File.Exists(Path.Combine(path, "dcp"))),
            Existing(configuration, "ASPIRE_DASHBOARD_PATH", "Aspire's dashboard, the file aspire-managed", File.Exists),
            (configuration["ASPNETCORE_URLS"] ?? "http://localhost:15888").Split(';')[0],
            configuration["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] ?? "http://localhost:18889");

        static string Existing(ConfigurationManager configuration, string name, string what, Func<string, bool> exists) =>
            configuration[name] is not { Length: > 0 } path
                ? throw new DistributedApplicationException($"{name} is not set: it names {what}. The command ./run at the top of the repository fetches both and sets it.")
                : exists(path) ? path
                : throw new DistributedApplicationException($"{name} is '{path}', but that is not {what}. The command ./run at the top of the repository fetches both and sets it.");
    }
}
