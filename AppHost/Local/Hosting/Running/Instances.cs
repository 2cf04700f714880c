using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Threading.Channels;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Running;

sealed record HealthReport(string Key, HealthStatus? Status, string? Problem, DateTimeOffset? LastRun);

sealed record EnvironmentVariable(string Name, string Value, bool IsFromSpec);

/// <summary>One running copy of a resource at one moment: what the dashboard shows and what others wait for.</summary>
sealed record Instance(Resource Resource, string Name, DateTimeOffset Created)
{
    public string? State { get; init; }
    public int? ExitCode { get; init; }
    public DateTimeOffset? Started { get; init; }
    public DateTimeOffset? Stopped { get; init; }

    /// <summary>Whether what follows the first healthy report (creating databases) is done.</summary>
    public bool Ready { get; init; }

    public ImmutableArray<HealthReport> Health { get; init; } = [];
    public ImmutableArray<EnvironmentVariable> Environment { get; init; } = [];
    public ImmutableArray<string> WaitingFor { get; init; } = [];
    /// <summary>DCP's object of this run, and of the run before.</summary>
    public string? Uid { get; init; }
    public string? GoneUid { get; init; }

    public string? ContainerId { get; init; }
    public string? ProcessId { get; init; }

    public bool IsRunning => State == KnownResourceStates.Running;
    public bool IsOver => State is not null && KnownResourceStates.TerminalStates.Contains(State);

    /// <summary>The worst report; null while a check has not run yet. Without checks, running is healthy.</summary>
    public HealthStatus? HealthStatus =>
        !IsRunning ? null
        : Health.Any(report => report.Status is null) ? null
        : Health.Select(report => report.Status!.Value).DefaultIfEmpty(Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Healthy).Min();

    public CustomResourceSnapshot ToSnapshot() => new()
    {
        State = State is null ? null : new(State, null),
        HealthStatus = HealthStatus,
        ExitCode = ExitCode,
    };
}

/// <summary>Every instance's present state, and who is told when it changes.</summary>
sealed class Instances(TimeProvider clock)
{
    readonly Lock _lock = new();
    readonly Dictionary<string, Instance> _byName = [];
    readonly ConcurrentDictionary<string, ConsoleLog> _logs = new();
    readonly HashSet<Channel<Instance>> _watchers = [];

    public IReadOnlyList<Instance> All
    {
        get
        {
            lock (_lock)
                return [.. _byName.Values];
        }
    }

    public IReadOnlyList<Instance> Of(IResource resource)
    {
        lock (_lock)
            return [.. _byName.Values.Where(i => ReferenceEquals(i.Resource, resource))];
    }

    public Instance? Find(string name)
    {
        lock (_lock)
            return _byName.GetValueOrDefault(name);
    }

    public ConsoleLog Log(string name) => _logs.GetOrAdd(name, _ => new(clock));

    public void Add(Resource resource, string name)
    {
        lock (_lock)
        {
            _byName.Add(name, new(resource, name, clock.GetUtcNow())
            {
                Health = [.. resource.Model.HealthChecks.Select(check => new HealthReport(check.Key, null, null, null))],
            });
        }
    }

    public void Update(string name, Func<Instance, Instance> change)
    {
        lock (_lock)
        {
            var before = _byName[name];
            var after = change(before);
            if (after == before)
                return;
            _byName[name] = after;
            foreach (var watcher in _watchers)
            {
                watcher.Writer.TryWrite(after);
            }
        }
    }

    /// <summary>All instances as they are, then each change; nothing is missed between the two.</summary>
    public (IReadOnlyList<Instance> Now, ChannelReader<Instance> Changes) Watch(CancellationToken ct)
    {
        var channel = Channel.CreateUnbounded<Instance>();
        lock (_lock)
        {
            _watchers.Add(channel);
            ct.Register(() => Forget(channel));
            return ([.. _byName.Values], channel.Reader);
        }
    }

    public async Task<Instance> WaitAsync(string name, Func<Instance, bool> condition, CancellationToken ct)
    {
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(ct);
        try
        {
            var (now, changes) = Watch(watching.Token);
            if (now.Single(i => i.Name == name) is var present && condition(present))
                return present;
            await foreach (var changed in changes.ReadAllAsync(ct))
            {
                if (changed.Name == name && condition(changed))
                    return changed;
            }

            throw new OperationCanceledException(ct);
        }
        finally
        {
            await watching.CancelAsync();
        }
    }

    void Forget(Channel<Instance> channel)
    {
        lock (_lock)
            _watchers.Remove(channel);
        channel.Writer.TryComplete();
    }
}
