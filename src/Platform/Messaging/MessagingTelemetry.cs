using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Suite.Platform.Messaging;

/// <summary>Traces and metrics of the relay and the consumers. Tags are names of services, queues and event types only.</summary>
public sealed class MessagingTelemetry
{
    /// <summary>Name of the meter and of the activity source.</summary>
    public const string Name = "Suite.Messaging";

    internal static readonly ActivitySource Activities = new(Name);

    readonly Counter<long> _published;
    readonly Counter<long> _publishFailures;
    readonly Histogram<double> _relayBatch;
    readonly Counter<long> _consumed;
    readonly Counter<long> _duplicates;
    readonly Counter<long> _deadLettered;
    readonly Counter<long> _consumerFailures;
    readonly Histogram<double> _consumerBatch;
    readonly Histogram<double> _lag;
    readonly ConcurrentDictionary<string, long> _deadLetters = new();

    internal MessagingTelemetry(IMeterFactory meters, EventSource source, OutboxStatus? outbox)
    {
        var meter = Meter = meters.Create(Name);
        var service = new KeyValuePair<string, object?>("suite.service", source.Service);
        if (outbox is not null)
        {
            meter.CreateObservableGauge("suite.outbox.age", () => new Measurement<double>(outbox.Age.TotalSeconds, service), "s", "Age of the oldest event that is not published yet");
            meter.CreateObservableGauge("suite.outbox.backlog", () => new Measurement<long>(outbox.Backlog, service), "{event}", "Events that are not published yet");
            meter.CreateObservableGauge("suite.relay.leading", () => new Measurement<int>(outbox.Leading ? 1 : 0, service), description: "1 where this instance is the one that publishes");
        }

        _published = meter.CreateCounter<long>("suite.events.published", "{event}", "Events that the broker confirmed");
        _publishFailures = meter.CreateCounter<long>("suite.events.publish_failures", "{event}", "Events that the broker did not confirm in time; they are published again");
        _relayBatch = meter.CreateHistogram<double>("suite.relay.batch.duration", "s", "From reading a batch of events to moving the checkpoint");
        _consumed = meter.CreateCounter<long>("suite.events.consumed", "{event}", "Events whose effect was committed");
        _duplicates = meter.CreateCounter<long>("suite.events.duplicates", "{event}", "Events that had been seen before");
        _deadLettered = meter.CreateCounter<long>("suite.events.dead_lettered", "{event}", "Events that could not be handled and were put aside");
        _consumerFailures = meter.CreateCounter<long>("suite.consumer.failures", "{batch}", "Attempts to handle a batch that failed");
        _consumerBatch = meter.CreateHistogram<double>("suite.consumer.batch.duration", "s", "From receiving a batch to its commit");
        _lag = meter.CreateHistogram<double>("suite.consumer.lag", "s", "From recording an event to committing its effect");
        meter.CreateObservableGauge("suite.dead_letters.depth",
            () => _deadLetters.Select(queue => new Measurement<long>(queue.Value, new KeyValuePair<string, object?>("suite.queue", queue.Key))), "{event}", "Dead letters that wait for somebody");
    }

    internal Meter Meter { get; }

    internal void Published(long count) => _published.Add(count);

    internal void NotPublished(long count) => _publishFailures.Add(count);

    internal void RelayBatch(TimeSpan took) => _relayBatch.Record(took.TotalSeconds);

    internal void Consumed(string queue, long fresh, long seenBefore, TimeSpan took)
    {
        var tag = Queue(queue);
        _consumed.Add(fresh, tag);
        _duplicates.Add(seenBefore, tag);
        _consumerBatch.Record(took.TotalSeconds, tag);
    }

    internal void Lag(string queue, TimeSpan behind) => _lag.Record(Math.Max(0, behind.TotalSeconds), Queue(queue));

    internal void ConsumerFailed(string queue, string failure) => _consumerFailures.Add(1, Queue(queue), new("suite.failure", failure));

    internal void DeadLettered(string queue, string reason) => _deadLettered.Add(1, Queue(queue), new("suite.reason", reason));

    internal void DeadLetterDepth(string queue, long depth) => _deadLetters[queue] = depth;

    static KeyValuePair<string, object?> Queue(string queue) => new("suite.queue", queue);
}
