using System.Diagnostics;
using System.Net.Http;
using System.Net.Sockets;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Suite.Platform.Messaging;

/// <summary>
/// Receives a queue in batches and applies each in one transaction with its inbox rows. What fails for a passing reason is
/// held and tried again. What fails for good is found by halving the batch, put aside with its reason, logged and counted;
/// its neighbours are applied.
/// </summary>
sealed partial class EventConsumer<THandler>(QueueTopology topology, ConsumerOptions options, NpgsqlDataSource worker, IServiceScopeFactory scopes,
    EventBus bus, Broker broker, ConsumerStatus status, DeadLetters deadLetters, MessagingTelemetry telemetry, TimeProvider clock, ILogger<EventConsumer<THandler>> log)
    : BackgroundService where THandler : class, IEventHandler
{
    static readonly TimeSpan CheckAgain = TimeSpan.FromSeconds(2);

    readonly string _queue = topology.Queue;
    bool _checked;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        soon.CancelAfter(TimeSpan.FromSeconds(5));
        try
        {
            await topology.Ensure(broker, soon.Token);
            _checked = true;
        }
        catch (Exception e) when (Outage.OfBroker(e, cancellationToken))
        {
            // No broker yet: the service starts all the same and the queue is checked when there is one.
        }

        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await CheckQueue(stoppingToken);
            var endpoint = await bus.Connect(_queue, Configure, stoppingToken);
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, stoppingToken);
            }
            finally
            {
                using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
                await endpoint.StopAsync(patience.Token);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Asked to stop.
        }
    }

    async Task CheckQueue(CancellationToken stopping)
    {
        while (!_checked)
        {
            try
            {
                await topology.Ensure(broker, stopping);
                _checked = true;
                status.Refused.TryRemove(_queue, out _);
            }
            catch (QueueRefusedException e)
            {
                status.Refused[_queue] = e.Message;
                QueueRefused(e.Message);
                await Task.Delay(CheckAgain * 5, stopping);
            }
            catch (Exception e) when (Outage.OfBroker(e, stopping))
            {
                NotChecked(_queue, Outage.Describe(e));
                await Task.Delay(CheckAgain, stopping);
            }
        }
    }

    void Configure(IRabbitMqReceiveEndpointConfigurator endpoint)
    {
        endpoint.ConfigureConsumeTopology = false;
        endpoint.PublishFaults = false;
        endpoint.SetQuorumQueue();
        foreach (var (name, value) in topology.Arguments)
            endpoint.SetQueueArgument(name, value);
        endpoint.PrefetchCount = options.Prefetch;
        // Back to the queue, counted by its delivery limit: MassTransit's own error queue would carry exception texts.
        endpoint.RethrowFaultedMessages();
        endpoint.ThrowOnSkippedMessages();
        endpoint.Batch<EventMessage>(batch =>
        {
            batch.MessageLimit = options.BatchSize;
            batch.TimeLimit = options.Window;
            batch.TimeLimitStart = BatchTimeLimitStart.FromFirst;
            batch.ConcurrencyLimit = 1;
            batch.Consumer(() => new Received(this));
        });
    }

    sealed class Received(EventConsumer<THandler> consumer) : IConsumer<Batch<EventMessage>>
    {
        public Task Consume(ConsumeContext<Batch<EventMessage>> context) =>
            consumer.Handle([.. context.Message.Select(m => m.Message.Body)], context.CancellationToken);
    }

    async Task Handle(IReadOnlyList<ReadOnlyMemory<byte>> bodies, CancellationToken cancellation)
    {
        var startedAt = Stopwatch.GetTimestamp();
        var arrived = new List<Arrived>(bodies.Count);
        foreach (var body in bodies)
        {
            try
            {
                arrived.Add(new(ReceivedEvent.From(CloudEvent.FromJson(body)), body));
            }
            catch (UnreadableEventException e)
            {
                await deadLetters.PutAside(_queue, body, null, "UNREADABLE", e.Reason, cancellation);
                telemetry.DeadLettered(_queue, "UNREADABLE");
                Unreadable(_queue, e.Reason);
            }
        }

        if (arrived.Count == 0)
            return;

        using var tracing = Trace(arrived);
        var applied = await ApplyAll(arrived, startedAt, isWhole: true, cancellation);
        telemetry.Consumed(_queue, applied, arrived.Count - applied, Stopwatch.GetElapsedTime(startedAt));
    }

    /// <summary>Returns how many of them were fresh and are applied.</summary>
    async Task<int> ApplyAll(IReadOnlyList<Arrived> events, long startedAt, bool isWhole, CancellationToken cancellation)
    {
        for (var (attempts, passing) = (1, 0); ;)
        {
            try
            {
                return await Apply(events, cancellation);
            }
            catch (Exception e) when (IsPassing(e, cancellation))
            {
                telemetry.ConsumerFailed(_queue, "PASSING");
                if (Stopwatch.GetElapsedTime(startedAt) > options.HoldFor)
                    throw new EventsHeldTooLongException(_queue);
                passing++;
                Held(_queue, events.Count, Outage.Describe(e), passing);
                var pause = TimeSpan.FromMilliseconds(Math.Min(options.LongestBackOff.TotalMilliseconds, 100 * Math.Pow(2, Math.Min(passing, 10))));
                await Task.Delay(pause, cancellation);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                telemetry.ConsumerFailed(_queue, "HANDLER_FAILED");
                if (attempts++ < (events.Count == 1 ? options.Attempts : isWhole ? 2 : 1))
                {
                    await Task.Delay(options.BetweenAttempts, cancellation);
                    continue;
                }

                if (events.Count == 1)
                {
                    var bad = events[0];
                    await deadLetters.PutAside(_queue, bad.Body, bad.Event.Id, "HANDLER_FAILED", Outage.Describe(e), cancellation);
                    telemetry.DeadLettered(_queue, "HANDLER_FAILED");
                    // Types and places, not the exception's text: that may repeat what the event or a row holds.
                    PutAside(bad.Event.Id, bad.Event.Type, _queue, options.Attempts, Outage.Describe(e), e.StackTrace ?? "");
                    return 0;
                }

                Split(_queue, events.Count, Outage.Describe(e));
                var half = events.Count / 2;
                return await ApplyAll([.. events.Take(half)], startedAt, isWhole: false, cancellation)
                    + await ApplyAll([.. events.Skip(half)], startedAt, isWhole: false, cancellation);
            }
        }
    }

    async Task<int> Apply(IReadOnlyList<Arrived> events, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var handler = scope.ServiceProvider.GetRequiredService<THandler>();
        await using var connection = await worker.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var fresh = await Inbox.Fresh(_queue, [.. events.Select(e => e.Event)], connection, transaction, cancellation);
        if (fresh.Count > 0)
            await handler.Apply(fresh, connection, transaction, cancellation);
        await transaction.CommitAsync(cancellation);

        var now = clock.GetUtcNow();
        foreach (var happened in fresh)
            telemetry.Lag(_queue, now - happened.Time);
        return fresh.Count;
    }

    /// <summary>
    /// The batch's span goes on with the trace of its first event, so that a call can be followed into the transaction; each
    /// other event gets a span in its own trace that points to it.
    /// </summary>
    TracedBatch? Trace(IReadOnlyList<Arrived> events)
    {
        if (!MessagingTelemetry.Activities.HasListeners())
            return null;

        var causes = events.Select(e => ActivityContext.TryParse(e.Event.TraceParent, null, isRemote: true, out var cause) ? cause : default).ToList();
        Activity.Current = null;
        var batch = MessagingTelemetry.Activities.StartActivity("process " + _queue, ActivityKind.Consumer, causes[0],
            links: causes.Skip(1).Where(c => c != default && c.TraceId != causes[0].TraceId).DistinctBy(c => c.TraceId).Select(c => new ActivityLink(c)));
        batch?.SetTag("messaging.system", "rabbitmq");
        batch?.SetTag("messaging.destination.name", _queue);
        batch?.SetTag("messaging.batch.message_count", events.Count);

        var others = new List<Activity>();
        for (var i = 1; i < events.Count; i++)
            if (causes[i] != default && causes[i].TraceId != causes[0].TraceId
                && MessagingTelemetry.Activities.StartActivity("process " + events[i].Event.Type, ActivityKind.Consumer, causes[i],
                    links: batch is null ? null : [new ActivityLink(batch.Context)]) is { } other)
                others.Add(other);
        Activity.Current = batch;
        return new(batch, others);
    }

    sealed class TracedBatch(Activity? batch, List<Activity> others) : IDisposable
    {
        public void Dispose()
        {
            foreach (var other in others)
                other.Dispose();
            batch?.Dispose();
        }
    }

    readonly record struct Arrived(ReceivedEvent Event, ReadOnlyMemory<byte> Body);

    /// <summary>
    /// The database is away, busy or not migrated yet, or a lock was lost: no fault of any event, so none is put aside for it.
    /// </summary>
    static bool IsPassing(Exception e, CancellationToken cancellation) => e switch
    {
        OperationCanceledException => !cancellation.IsCancellationRequested,
        // 42: a table or a grant is missing, 28 and 3D: the role or the database is.
        PostgresException db => db.IsTransient || db.SqlState[..2] is "08" or "25" or "28" or "3D" or "40" or "42" or "53" or "55" or "57" or "58",
        NpgsqlException or TimeoutException or IOException or SocketException or HttpRequestException => true,
        _ => false,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "The queue {Queue} could not be checked yet ({Failure}); nothing is consumed from it until then")]
    partial void NotChecked(string queue, string failure);

    [LoggerMessage(Level = LogLevel.Critical, Message = "{Refusal}")]
    partial void QueueRefused(string refusal);

    [LoggerMessage(Level = LogLevel.Error, Message = "A message on {Queue} is no event of the suite ({Reason}) and was put aside")]
    partial void Unreadable(string queue, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} events of {Queue} are held and tried again ({Failure}), time {Times}")]
    partial void Held(string queue, int count, string failure, int times);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A batch of {Count} events of {Queue} failed ({Failure}) and is halved to find the one at fault")]
    partial void Split(string queue, int count, string failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "Event {EventId} of type {Type} on {Queue} failed {Attempts} times ({Failure}) and was put aside; at{StackTrace}")]
    partial void PutAside(Guid eventId, string type, string queue, int attempts, string failure, string stackTrace);
}

/// <summary>The batch goes back to the broker, to be tried again later.</summary>
sealed class EventsHeldTooLongException(string queue) : Exception($"The events of {queue} could not be applied in time and go back to the broker.");

/// <summary>Queues that the broker holds in a refused shape, for health.</summary>
sealed class ConsumerStatus
{
    public System.Collections.Concurrent.ConcurrentDictionary<string, string> Refused { get; } = new();
}
