using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Running;

/// <summary>Checks a resource for as long as an instance of it runs, and does once per start what follows the first healthy report.</summary>
sealed class HealthMonitor(Instances instances, TimeProvider clock)
{
    static readonly TimeSpan ProbeLimit = TimeSpan.FromSeconds(10);
    static readonly TimeSpan WhenHealthy = TimeSpan.FromSeconds(5);
    static readonly TimeSpan WhenNot = TimeSpan.FromSeconds(1);

    public async Task RunAsync(Resource resource, CancellationToken ct)
    {
        while (true)
        {
            await AnyRunning(resource, ct);
            var healthy = true;
            if (resource.Model.HealthChecks.Count > 0)
            {
                var reports = (await Task.WhenAll(resource.Model.HealthChecks.Select(check => Check(check, ct)))).ToImmutableArray();
                healthy = reports.All(report => report.Status is HealthStatus.Healthy);
                ForRunning(resource, i => i with { Health = reports });
            }

            if (healthy)
                await MakeReady(resource, ct);
            await Task.Delay(healthy ? WhenHealthy : WhenNot, clock, ct);
        }
    }

    async Task<HealthReport> Check(HealthCheck check, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(ProbeLimit);
        try
        {
            await check.Probe(limit.Token);
            return new(check.Key, HealthStatus.Healthy, null, clock.GetUtcNow());
        }
        catch (Exception failed) when (!ct.IsCancellationRequested)
        {
            var problem = failed is OperationCanceledException ? $"No answer within {ProbeLimit.TotalSeconds:0} s." : $"{failed.GetType().Name}: {failed.Message}";
            return new(check.Key, HealthStatus.Unhealthy, problem, clock.GetUtcNow());
        }
    }

    async Task MakeReady(Resource resource, CancellationToken ct)
    {
        if (instances.Of(resource).All(i => !i.IsRunning || i.Ready))
            return;
        try
        {
            if (resource.Model.OnReady is { } onReady)
                await onReady(ct);
            ForRunning(resource, i => i with { Ready = true });
        }
        catch (Exception failed) when (!ct.IsCancellationRequested)
        {
            foreach (var instance in instances.Of(resource))
            {
                instances.Log(instance.Name).Say($"The resource is healthy but what follows failed and is tried again: {failed.Message}", isError: true);
            }
        }
    }

    void ForRunning(Resource resource, Func<Instance, Instance> change)
    {
        foreach (var instance in instances.Of(resource))
        {
            instances.Update(instance.Name, i => i.IsRunning ? change(i) : i);
        }
    }

    async Task AnyRunning(Resource resource, CancellationToken ct)
    {
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var (now, changes) = instances.Watch(watching.Token);
        if (now.Any(i => i.Resource == resource && i.IsRunning))
        {
            await watching.CancelAsync();
            return;
        }

        await foreach (var changed in changes.ReadAllAsync(ct))
        {
            if (changed.Resource == resource && changed.IsRunning)
                break;
        }

        await watching.CancelAsync();
    }
}
