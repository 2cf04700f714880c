using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Suite.Platform.Faults;

namespace Suite.Platform.Messaging;

/// <summary>
/// Publishes the service's events in the order in which they became final. Several instances may run; the one that holds
/// the lock publishes. Every event is published at least once: the checkpoint moves only over what the broker confirmed.
/// </summary>
sealed partial class EventRelay(NpgsqlDataSource worker, EventLog events, EventBus bus, EventSource source, EventSignal signal,
    OutboxStatus status, MessagingTelemetry telemetry, RelayOptions options, ILogger<EventRelay> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var right = await RelayLock.TryTake(worker, source.Service, stoppingToken);
                if (right is not null)
                {
                    Leads(source.Service);
                    status.Leading = true;
                    await PublishWhileLeading(right.Lost, stoppingToken);
                }

                failures = 0;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e) when (Outage.OfDatabase(e) || e is InvalidOperationException or OperationCanceledException)
            {
                failures++;
                Interrupted(Outage.Describe(e), failures);
            }
            finally
            {
                if (status.Leading)
                    StopsLeading(source.Service);
                status.Leading = false;
                status.PublishingFails = false;
            }

            await Rest(failures == 0 ? Jitter(options.StandBy) : BackOff(failures), stoppingToken);
        }
    }

    async Task PublishWhileLeading(CancellationToken lost, CancellationToken stopping)
    {
        using var leading = CancellationTokenSource.CreateLinkedTokenSource(lost, stopping);
        var from = await events.Checkpoint(source.Service, leading.Token);
        var failures = 0;
        var busyUntil = 0L;

        while (!leading.IsCancellationRequested)
        {
            var startedAt = Stopwatch.GetTimestamp();
            var batch = await events.Read(from, options.BatchSize, leading.Token);
            if (batch.Count == 0)
            {
                var busy = Environment.TickCount64 < busyUntil;
                if (await signal.Wait(busy ? options.LookAgainWhenBusy : options.LookAgainWhenIdle, leading.Token))
                    busyUntil = Environment.TickCount64 + (long)options.BusyFor.TotalMilliseconds;
                continue;
            }

            busyUntil = Environment.TickCount64 + (long)options.BusyFor.TotalMilliseconds;
            FaultPoint.Reach(FaultPoint.RelayRead);
            var (confirmed, failure) = await Publish(batch, leading.Token);
            if (confirmed > 0)
            {
                FaultPoint.Reach(FaultPoint.RelayPublished);
                var to = batch[confirmed - 1].Position;
                // Not cancelled when asked to stop: these are published, and repeating them helps nobody.
                if (!await events.MoveCheckpoint(source.Service, from, to, lost))
                {
                    MovedByAnother(source.Service);
                    return;
                }

                FaultPoint.Reach(FaultPoint.RelayCheckpointed);
                from = to;
                telemetry.Published(confirmed);
                telemetry.RelayBatch(Stopwatch.GetElapsedTime(startedAt));
            }

            if (failure is null)
            {
                failures = 0;
                status.PublishingFails = false;
                continue;
            }

            leading.Token.ThrowIfCancellationRequested();
            failures++;
            status.PublishingFails = true;
            telemetry.NotPublished(batch.Count - confirmed);
            NotPublished(batch.Count - confirmed, Outage.Describe(failure), failures);
            if (failures % options.FailuresBeforeStepDown == 0)
                return;
            await Task.Delay(BackOff(failures), leading.Token);
        }
    }

    /// <summary>Publishes the whole batch at once; counts the events before the first that was not confirmed.</summary>
    async Task<(int Confirmed, Exception? Failure)> Publish(List<StoredEvent> batch, CancellationToken leading)
    {
        using var inTime = CancellationTokenSource.CreateLinkedTokenSource(leading);
        inTime.CancelAfter(options.PublishTimeout);

        var outcomes = new Task<Exception?>[batch.Count];
        for (var i = 0; i < outcomes.Length; i++)
            outcomes[i] = PublishOne(batch[i], inTime.Token);
        var failures = await Task.WhenAll(outcomes);

        var first = Array.FindIndex(failures, failure => failure is not null);
        return first < 0 ? (batch.Count, null) : (first, failures[first]);
    }

    async Task<Exception?> PublishOne(StoredEvent stored, CancellationToken cancellation)
    {
        using var activity = ActivityContext.TryParse(stored.TraceParent, null, isRemote: true, out var cause)
            ? MessagingTelemetry.Activities.StartActivity("publish " + stored.Type, ActivityKind.Producer, cause)
            : null;
        activity?.SetTag("messaging.system", "rabbitmq");
        activity?.SetTag("messaging.destination.name", source.Exchange);
        activity?.SetTag("messaging.message.id", stored.EventId.ToString("D"));
        try
        {
            await bus.Publish(stored.ToCloudEvent(source.Path), cancellation);
            return null;
        }
#pragma warning disable CA1031 // Whatever went wrong, the event is not confirmed and stays in the outbox.
        catch (Exception e)
#pragma warning restore CA1031
        {
            activity?.SetStatus(ActivityStatusCode.Error, e.GetType().Name);
            return e;
        }
    }

    TimeSpan BackOff(int failures)
    {
        var longest = Math.Min(options.LongestBackOff.TotalMilliseconds, options.FirstBackOff.TotalMilliseconds * Math.Pow(2, Math.Min(failures - 1, 16)));
        return Jitter(TimeSpan.FromMilliseconds(longest));
    }

    /// <summary>Between half of it and the whole, so that instances do not move in step.</summary>
#pragma warning disable CA5394 // Spreads load; nothing secret.
    static TimeSpan Jitter(TimeSpan of) => of * (0.5 + Random.Shared.NextDouble() / 2);
#pragma warning restore CA5394

    static async Task Rest(TimeSpan delay, CancellationToken stopping)
    {
        try
        {
            await Task.Delay(delay, stopping);
        }
        catch (OperationCanceledException)
        {
            // Asked to stop.
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "This instance publishes the events of {Service}")]
    partial void Leads(string service);

    [LoggerMessage(Level = LogLevel.Information, Message = "This instance no longer publishes the events of {Service}")]
    partial void StopsLeading(string service);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Another instance moved the checkpoint of {Service}; this one stops publishing")]
    partial void MovedByAnother(string service);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} events were not confirmed by the broker ({Failure}), failure {Failures} in a row; they stay in the outbox")]
    partial void NotPublished(int count, string failure, int failures);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The relay was interrupted ({Failure}), failure {Failures} in a row")]
    partial void Interrupted(string failure, int failures);
}
