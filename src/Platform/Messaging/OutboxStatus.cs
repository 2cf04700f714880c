using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Suite.Platform.Messaging;

/// <summary>How far the relay is behind, for metrics and health.</summary>
sealed class OutboxStatus
{
    /// <summary>Age of the oldest event that is not published yet.</summary>
    public TimeSpan Age { get; set; }

    public long Backlog { get; set; }

    public bool Leading { get; set; }

    /// <summary>Set while this instance publishes and the broker does not confirm: away, or refusing because its disk is full.</summary>
    public bool PublishingFails { get; set; }
}

/// <summary>Measures the outbox in every instance, so that one that stands by sees a stuck one too.</summary>
sealed partial class OutboxWatch(EventLog events, EventSource source, OutboxStatus status, TimeProvider clock, RelayOptions options, ILogger<OutboxWatch> log)
    : BackgroundService
{
    const int CountAtMost = 100_000;

    long? _emptyAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Technical pace: the system's clock, whatever the time of the business is.
        using var timer = new PeriodicTimer(options.MeasureEvery);
        try
        {
            do
            {
                try
                {
                    await Measure(stoppingToken);
                }
                catch (Exception e) when (Outage.OfDatabase(e))
                {
                    NotMeasured(Outage.Describe(e));
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Asked to stop.
        }
    }

    async Task Measure(CancellationToken cancellation)
    {
        var lookedAt = Stopwatch.GetTimestamp();
        var (count, oldestAt) = await events.Backlog(source.Service, CountAtMost, cancellation);
        status.Backlog = count;
        if (oldestAt is not { } oldest)
        {
            _emptyAt = lookedAt;
            status.Age = TimeSpan.Zero;
            return;
        }

        var age = clock.GetUtcNow() - oldest;
        // Instances may run on shifted clocks in development: it cannot have waited longer than since the outbox was empty.
        if (_emptyAt is { } empty && Stopwatch.GetElapsedTime(empty) < age)
            age = Stopwatch.GetElapsedTime(empty);
        status.Age = age < TimeSpan.Zero ? TimeSpan.Zero : age;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The outbox could not be measured ({Failure})")]
    partial void NotMeasured(string failure);
}
