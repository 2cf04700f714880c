using System.Text.RegularExpressions;
using Grpc.Core;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using Suite.Feed.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.Platform.Messaging;

/// <summary>Pace of a replay.</summary>
public sealed record ReplayOptions
{
    /// <summary>Events put and confirmed before the place is stored.</summary>
    public int ChunkSize { get; init; } = 200;

    /// <summary>Events a second at most: the live events of every service go through the same broker.</summary>
    public int PerSecond { get; init; } = 2_000;
}

/// <summary>Puts the service's events once more into a subscriber's own queue, in chunks that each are remembered.</summary>
sealed partial class EventReplay(EventLog events, EventReplays replays, EventSource source, Broker broker, IAudit audit, ReplayOptions options)
{
    const int MaxTypes = 100;

    public async Task Handle(ReplayEventsRequest request, IServerStreamWriter<ReplayEventsResponse> stream, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var requestId = fields.Uuid("request_id", request.RequestId);
        fields.Require(QueueName().IsMatch(request.Queue), "queue", "must be a subscriber's own queue: subscriber.<account>.<name>, in small letters, digits, hyphens and dots");
        DateTimeOffset? from = request.FromTime is { } time ? fields.Instant("from_time", time) : null;
        fields.Require(request.Types_.Count <= MaxTypes, "types", $"must have at most {MaxTypes} entries");
        var authority = caller.Authority is Caller.AllAuthorities ? null : caller.Authority;
        var after = await After(request.AfterPosition, authority, fields, cancellation);
        fields.ThrowIfAny();

        var replay = await replays.Begin(
            new(caller.Authority, requestId, RememberedAnswers.FingerprintOf(request, caller), after, EventPosition.Max(after, await events.End(cancellation)), 0), request.Queue, cancellation);
        RememberedAnswers.Match(request, caller, replay.Fingerprint);
        await audit.Record(new(caller, CommandFields.RpcOf(request), null, requestId, "OK", Purpose: request.Queue), cancellation);

        if (replay.Done)
        {
            await stream.WriteAsync(Progress(replay), cancellation);
            return;
        }

        await using var channel = await broker.OpenChannel(cancellation);
        await ServiceExchanges.Make(channel, source, cancellation);
        while (!replay.Done)
        {
            var chunk = await events.ReadUntil(authority, [.. request.Types_], replay.At, replay.Until, from, options.ChunkSize, cancellation);
            await Put(channel, request.Queue, chunk, cancellation);
            replay = await replays.Move(replay, chunk.Count < options.ChunkSize ? replay.Until : chunk[^1].Position, chunk.Count, cancellation)
                ?? throw Refuse.Aborted("REPLAY_RUNS", "Another call with this request id is at the same replay.");
            await stream.WriteAsync(Progress(replay), cancellation);
            await Task.Delay(TimeSpan.FromSeconds((double)chunk.Count / options.PerSecond), cancellation);
        }
    }

    async Task<EventPosition> After(string given, string? authority, Fields fields, CancellationToken cancellation)
    {
        if (given.Length == 0)
            return default;
        if (FeedPosition.Read(given, source.Service) is { } position && await events.Exists(position, authority, cancellation))
            return position;
        fields.Add("after_position", "must be a position that this feed gave, or empty");
        return default;
    }

    /// <summary>Returns once the broker has confirmed the whole chunk.</summary>
    async Task Put(IChannel channel, string queue, List<StoredEvent> chunk, CancellationToken cancellation)
    {
        try
        {
            await Task.WhenAll(chunk.Select(stored =>
            {
                var announced = stored.ToCloudEvent(source.Path);
                var properties = new BasicProperties { ContentType = CloudEvent.ContentType, MessageId = announced.Id.ToString("D"), Persistent = true };
                return channel.BasicPublishAsync(source.Replays, queue, mandatory: true, properties, announced.ToJson(), cancellation).AsTask();
            }));
        }
        catch (PublishException e) when (e.IsReturn)
        {
            throw Refuse.Precondition("QUEUE_NOT_BOUND", $"No queue is bound to the exchange {source.Replays} with this name as routing key; the subscriber declares and binds its own.");
        }
    }

    ReplayEventsResponse Progress(StoredReplay replay) => new()
    {
        Events = replay.Events,
        Position = replay.At == default ? "" : FeedPosition.Write(replay.At, source.Service),
        Done = replay.Done,
    };

    [GeneratedRegex(@"\Asubscriber\.[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*){1,4}\z")]
    private static partial Regex QueueName();
}
