using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Running;

/// <summary>Has DCP run the resources, in the order that their waits allow, and keeps <see cref="Instances"/> up to date.</summary>
sealed class Orchestrator(IReadOnlyList<Resource> resources, Instances instances, DcpClient dcp, string otlpEndpoint, TimeProvider clock)
{
    static readonly TimeSpan AllocationLimit = TimeSpan.FromSeconds(30);
    static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(60);

    readonly Dependencies _dependencies = new(instances);
    readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new();
    readonly ConcurrentDictionary<string, CancellationTokenSource> _waits = new();
    readonly ConcurrentDictionary<string, Task> _logs = new();

    public void AddInstances()
    {
        foreach (var resource in resources)
        {
            // One instance is one container or process, named as Aspire does; what DCP does not run has the resource's own name.
            if (Plural(resource) is null)
                instances.Add(resource, resource.Name);
            else
                for (var i = 0; i < resource.Model.Replicas; i++)
                    instances.Add(resource, $"{resource.Name}-{RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz", 8)}");
        }
    }

    public async Task RunAsync(CancellationToken ct)
    {
        await AllocateAddresses(ct);
        await ResolveParameters(ct);
        if (resources.Any(r => r is ContainerResource))
        {
            var network = $"aspire-session-network-{RandomNumberGenerator.GetHexString(8, lowercase: true)}-suite";
            await dcp.CreateAsync(DcpClient.Networks, DcpObjects.Network, new() { ["networkName"] = network }, ct: ct);
        }

        List<Task> work = [WatchAsync(DcpClient.Containers, ct), WatchAsync(DcpClient.Executables, ct), FollowParents(ct)];
        var monitor = new HealthMonitor(instances, clock);
        work.AddRange(resources.Where(r => r is not ParameterResource).Select(r => monitor.RunAsync(r, ct)));
        work.AddRange(instances.All.Where(i => Plural(i.Resource) is not null).Select(i => StartAtFirst(i, ct)));
        while (work.Count > 0)
        {
            var ended = await Task.WhenAny(work);
            work.Remove(ended);
            await ended; // one that failed ends the run
        }
    }

    public async Task StartAsync(string name, CancellationToken ct)
    {
        // While it waits for others, "start" means: start without waiting.
        if (_waits.TryGetValue(name, out var waiting))
        {
            await waiting.CancelAsync();
            return;
        }

        using var turn = await Turn(name, ct);
        await Start(name, ct);
    }

    public async Task StopAsync(string name, CancellationToken ct)
    {
        using var turn = await Turn(name, ct);
        await Stop(name, ct);
    }

    public async Task RestartAsync(string name, CancellationToken ct)
    {
        using var turn = await Turn(name, ct);
        await Stop(name, ct);
        await Start(name, ct);
    }

    async Task StartAtFirst(Instance instance, CancellationToken ct)
    {
        if (instance.Resource.Model.ExplicitStart)
        {
            instances.Update(instance.Name, i => i with { State = KnownResourceStates.NotStarted });
            return;
        }

        using var turn = await Turn(instance.Name, ct);
        try
        {
            await Start(instance.Name, ct);
        }
        catch (DistributedApplicationException failed)
        {
            Console.Error.WriteLine(failed.Message);
        }
    }

    async Task Start(string name, CancellationToken ct)
    {
        var instance = instances.Find(name)!;
        var plural = Plural(instance.Resource)!;
        try
        {
            await Wait(instance, ct);
            await dcp.DeleteAsync(plural, name, ct); // a name runs once: the last run goes before the next comes
            if (_logs.TryRemove(name, out var lastLog))
                await lastLog;
            instances.Update(name, i => i with
            {
                State = KnownResourceStates.Starting,
                GoneUid = i.Uid,
                ExitCode = null,
                Started = null,
                Stopped = null,
                Ready = false,
                ContainerId = null,
                ProcessId = null,
                Health = [.. i.Health.Select(report => report with { Status = null, Problem = null })],
            });

            var environment = await EnvironmentVariables.ResolveAsync(instance, otlpEndpoint, ct);
            var spec = instance.Resource switch
            {
                ContainerResource container => DcpObjects.Container(container, instance, environment),
                ProjectResource project => DcpObjects.Executable(project, environment),
                var other => throw new NotSupportedException($"DCP runs no {other.GetType().Name}."),
            };
            await dcp.CreateAsync(plural, name, spec, DcpObjects.Annotations(instance.Resource), ct);
            _logs[name] = FollowLog(instance, ct);
        }
        catch (Exception failed) when (!ct.IsCancellationRequested)
        {
            instances.Log(name).Say(failed.Message, isError: true);
            instances.Update(name, i => i with { State = KnownResourceStates.FailedToStart, Stopped = clock.GetUtcNow(), WaitingFor = [] });
            throw new DistributedApplicationException($"'{name}' failed to start: {failed.Message}");
        }
    }

    async Task Wait(Instance instance, CancellationToken ct)
    {
        using var skip = CancellationTokenSource.CreateLinkedTokenSource(ct);
        _waits[instance.Name] = skip;
        try
        {
            await _dependencies.WaitAsync(instance, skip.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            instances.Log(instance.Name).Say("Started without waiting, as asked.");
        }
        finally
        {
            _waits.TryRemove(instance.Name, out _);
            instances.Update(instance.Name, i => i with { WaitingFor = [] });
        }
    }

    async Task Stop(string name, CancellationToken ct)
    {
        var instance = instances.Find(name)!;
        if (instance.IsOver || instance.State == KnownResourceStates.NotStarted)
            return;

        instances.Update(name, i => i.IsOver ? i : i with { State = KnownResourceStates.Stopping });
        await dcp.StopAsync(Plural(instance.Resource)!, name, ct);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(StopLimit);
        try
        {
            await instances.WaitAsync(name, i => i.IsOver, limit.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new TimeoutException($"'{name}' did not stop within {StopLimit.TotalSeconds:0} s.");
        }
    }

    async Task AllocateAddresses(CancellationToken ct)
    {
        var open = new Dictionary<string, EndpointAnnotation>();
        foreach (var resource in resources)
        {
            foreach (var endpoint in resource.Model.Endpoints)
            {
                endpoint.ServiceName = resource.Model.Endpoints.Count == 1 ? resource.Name : $"{resource.Name}-{endpoint.Name}";
                open.Add(endpoint.ServiceName, endpoint);
            }
        }

        foreach (var (name, endpoint) in open)
        {
            await dcp.CreateAsync(DcpClient.Services, name, DcpObjects.Service(endpoint), ct: ct);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(AllocationLimit);
        try
        {
            await foreach (var (_, service) in dcp.WatchAsync(DcpClient.Services, limit.Token))
            {
                if (service["status"]?["effectivePort"] is { } port && open.Remove((string)service["metadata"]!["name"]!, out var endpoint))
                    endpoint.AllocatedPort = (int)port;
                if (open.Count == 0)
                    return;
            }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new TimeoutException($"No address within {AllocationLimit.TotalSeconds:0} s for {string.Join(", ", open.Keys)}: is the port taken?");
        }
    }

    async Task ResolveParameters(CancellationToken ct)
    {
        foreach (var parameter in resources.OfType<ParameterResource>())
        {
            await parameter.GetValueAsync(ct);
            instances.Update(parameter.Name, i => i with { State = KnownResourceStates.Running, Ready = true });
        }
    }

    async Task WatchAsync(string plural, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await foreach (var (type, changed) in dcp.WatchAsync(plural, ct))
                {
                    var name = (string)changed["metadata"]!["name"]!;
                    if (type is not "DELETED" && changed["metadata"]?["deletionTimestamp"] is null && instances.Find(name) is not null)
                        instances.Update(name, i => Apply(i, changed));
                }
            }
            catch (Exception broken) when (!ct.IsCancellationRequested && broken is HttpRequestException or IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(500), clock, ct);
            }
        }
    }

    internal static Instance Apply(Instance instance, JsonObject changed)
    {
        // News of the run before this one may come late.
        var uid = (string?)changed["metadata"]?["uid"];
        if (changed["status"] is not JsonObject status || (uid is not null && uid == instance.GoneUid))
            return instance;

        var own = (changed["spec"]?["env"] as JsonArray)?.Select(e => (string)e!["name"]!).ToHashSet() ?? [];
        var exit = (int?)status["exitCode"];
        return instance with
        {
            Uid = uid,
            State = (string?)status["state"] switch
            {
                null or "" or "Pending" or "Unknown" => instance.State,
                "Terminated" => KnownResourceStates.Finished,
                "Building" or "RuntimeUnhealthy" => KnownResourceStates.RuntimeUnhealthy,
                // The stop that was asked for is not over while DCP still says Running.
                "Running" when instance.State == KnownResourceStates.Stopping => instance.State,
                var state => state,
            },
            ExitCode = exit is -1 ? null : exit,
            Started = Time(status["startupTimestamp"]) ?? instance.Started,
            Stopped = Time(status["finishTimestamp"]),
            ContainerId = (string?)status["containerId"] ?? instance.ContainerId,
            ProcessId = status["pid"]?.ToString() ?? instance.ProcessId,
            Environment = status["effectiveEnv"] is JsonArray environment
                ? [.. environment.Select(e => new EnvironmentVariable((string)e!["name"]!, (string?)e["value"] ?? "", own.Contains((string)e["name"]!))).OrderBy(e => e.Name, StringComparer.Ordinal)]
                : instance.Environment,
        };

        static DateTimeOffset? Time(JsonNode? node) =>
            DateTimeOffset.TryParse((string?)node, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
    }

    // A database has no life of its own: it is what its server is.
    async Task FollowParents(CancellationToken ct)
    {
        var children = resources.Where(r => r is IResourceWithParent).ToLookup(r => ((IResourceWithParent)r).Parent);
        var (now, changes) = instances.Watch(ct);
        foreach (var instance in now)
        {
            Follow(instance);
        }

        await foreach (var changed in changes.ReadAllAsync(ct))
        {
            Follow(changed);
        }

        void Follow(Instance parent)
        {
            foreach (var child in children[parent.Resource])
            {
                instances.Update(child.Name, i => i.State == parent.State ? i : i with
                {
                    State = parent.State,
                    Started = parent.Started,
                    Stopped = parent.Stopped,
                    Ready = false,
                    Health = [.. i.Health.Select(report => report with { Status = null, Problem = null })],
                });
            }
        }
    }

    async Task FollowLog(Instance instance, CancellationToken ct)
    {
        var log = instances.Log(instance.Name);
        var plural = Plural(instance.Resource)!;
        var sources = instance.Resource is ContainerResource
            ? new[] { "startup_stdout", "startup_stderr", "stdout", "stderr" }
            : ["stdout", "stderr"];
        try
        {
            await instances.WaitAsync(instance.Name, i => i.IsRunning || i.IsOver, ct);
            await Task.WhenAll(sources.Select(async source =>
            {
                await foreach (var line in dcp.LogAsync(plural, instance.Name, source, ct))
                {
                    log.Append(line, isError: source is "stderr" or "startup_stderr");
                }
            }));
        }
        catch (Exception ended) when (ended is OperationCanceledException or HttpRequestException or IOException)
        {
            // DCP closes the log with the object, or with itself.
        }
    }

    async Task<IDisposable> Turn(string name, CancellationToken ct)
    {
        var turn = _turns.GetOrAdd(name, _ => new(1, 1));
        await turn.WaitAsync(ct);
        return new Release(turn);
    }

    static string? Plural(Resource resource) => resource switch
    {
        ContainerResource => DcpClient.Containers,
        ProjectResource => DcpClient.Executables,
        _ => null,
    };

    sealed class Release(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
