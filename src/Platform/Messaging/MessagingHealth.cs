using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Suite.Platform.Messaging;

/// <summary>
/// Degraded while the broker is away or does not confirm, because commands go on; unhealthy if a queue has a shape in which
/// events could be lost, because then nothing is consumed until somebody acts.
/// </summary>
sealed class BrokerHealth(Broker broker, OutboxStatus outbox, ConsumerStatus consumers) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        consumers.Refused.Values.FirstOrDefault() is { } refusal ? HealthCheckResult.Unhealthy(refusal)
        : !broker.IsConnected ? HealthCheckResult.Degraded("The message broker cannot be reached; events wait in the outbox.")
        : outbox.PublishingFails ? HealthCheckResult.Degraded("The message broker does not confirm what is published; events wait in the outbox.")
        : HealthCheckResult.Healthy());
}

/// <summary>Degraded while an event has waited too long, whatever the reason.</summary>
sealed class OutboxHealth(OutboxStatus outbox) : IHealthCheck
{
    static readonly TimeSpan TooOld = TimeSpan.FromSeconds(60);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        outbox.Age > TooOld
            ? HealthCheckResult.Degraded($"The oldest event in the outbox has waited for {outbox.Age.TotalSeconds:F0} s; {outbox.Backlog} wait.")
            : HealthCheckResult.Healthy());
}
