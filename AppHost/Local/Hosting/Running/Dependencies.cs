using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Running;

/// <summary>Holds an instance back until what it waits for is there; fails when that can no longer come.</summary>
sealed class Dependencies(Instances instances)
{
    public async Task WaitAsync(Instance waiting, CancellationToken ct)
    {
        var waits = waiting.Resource.Model.Waits;
        if (waits.Count == 0)
            return;

        instances.Update(waiting.Name, i => i with { State = KnownResourceStates.Waiting, ExitCode = null, WaitingFor = [.. waits.Select(wait => wait.On.Name)] });
        var log = instances.Log(waiting.Name);
        await Task.WhenAll(waits.SelectMany(wait => instances.Of(wait.On).Select(async on =>
        {
            if (wait.ExitCode is { } exitCode)
                await Completion(waiting, on, exitCode, log, ct);
            else
                await Healthy(on, log, ct);
            instances.Update(waiting.Name, i => i with { WaitingFor = i.WaitingFor.Remove(wait.On.Name) });
        })));
        instances.Update(waiting.Name, i => i with { WaitingFor = [] });
    }

    // As Aspire with a dashboard: a dependency that stopped or failed may be started again there, so the wait goes on.
    async Task Healthy(Instance on, ConsoleLog log, CancellationToken ct)
    {
        log.Say($"Waiting for resource '{on.Name}' to become healthy.");
        await instances.WaitAsync(on.Name, i => i is { HealthStatus: HealthStatus.Healthy, Ready: true }, ct);
        log.Say($"Finished waiting for resource '{on.Name}'.");
    }

    async Task Completion(Instance waiting, Instance on, int exitCode, ConsoleLog log, CancellationToken ct)
    {
        log.Say($"Waiting for resource '{on.Name}' to complete.");
        var over = await instances.WaitAsync(on.Name, i => i.IsOver, ct);
        if (over.State == KnownResourceStates.FailedToStart || over.ExitCode != exitCode)
            throw Stopped(waiting, over, exitCode);
        log.Say($"Finished waiting for resource '{on.Name}'.");
    }

    static DistributedApplicationException Stopped(Instance waiting, Instance on, int expected) => new(
        $"Resource '{waiting.Resource.Name}' stopped waiting for dependency resource '{on.Resource.Name}' because it "
        + (on.State == KnownResourceStates.FailedToStart
            ? "failed to start."
            : $"entered the '{on.State}' state with exit code '{on.ExitCode}', expected '{expected}'."));
}
