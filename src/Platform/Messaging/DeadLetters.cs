using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;

namespace Suite.Platform.Messaging;

/// <summary>A message that could not be handled.</summary>
/// <param name="EventId">Null if it could not be read.</param>
/// <param name="Reason"><c>UNREADABLE</c>, <c>HANDLER_FAILED</c>, or the broker's own, for example <c>DELIVERY_LIMIT</c>.</param>
/// <param name="Failure">Which rule or kind of exception; no text of it.</param>
/// <param name="Place">Where it stands among those of its queue, as text that sorts; nothing of what it holds.</param>
public sealed record DeadLetter(Guid? EventId, string? Type, string Reason, string Failure, DateTimeOffset? PutAsideAt, string Place);

/// <summary>
/// The events that consumers could not handle: looked at, counted, and sent back to their queue once the cause is gone.
/// Sending one back twice does no harm: the inbox knows it. Whoever replays writes the audit line.
/// </summary>
public sealed class DeadLetters(Broker broker, TimeProvider clock) : IDisposable
{
    const string ReasonHeader = "suite-reason";
    const string FailureHeader = "suite-failure";
    const string AtHeader = "suite-put-aside-at";

    /// <summary>With more than that something is wrong that no list of them helps with.</summary>
    const int MostLooked = 10_000;

    const int MostTries = 100;
    static readonly TimeSpan TryAgain = TimeSpan.FromMilliseconds(20);

    readonly SemaphoreSlim _looking = new(1);

    /// <summary>How many wait.</summary>
    public async Task<long> Count(string queue, CancellationToken cancellation)
    {
        await using var channel = await broker.OpenChannel(cancellation);
        return await channel.MessageCountAsync(QueueTopology.DeadLettersOf(queue), cancellation);
    }

    /// <summary>
    /// The oldest ones after a place (null: from the first); they stay where they are. The broker gives back what was looked at in any order, so
    /// that the whole queue is looked through and sorted here.
    /// </summary>
    public Task<IReadOnlyList<DeadLetter>> List(string queue, string? after, int max, CancellationToken cancellation) => Look<IReadOnlyList<DeadLetter>>(queue, async (channel, _) =>
    {
        var letters = new List<DeadLetter>();
        while (letters.Count < MostLooked && await channel.BasicGetAsync(QueueTopology.DeadLettersOf(queue), autoAck: false, cancellation) is { } got)
            letters.Add(Describe(got));

        var placed = letters.GroupBy(letter => letter.Place).SelectMany(alike => alike.Select((letter, i) => letter with { Place = $"{letter.Place} {i:D5}" }));
        return ([.. placed.Where(letter => after is null || string.CompareOrdinal(letter.Place, after) > 0).OrderBy(letter => letter.Place, StringComparer.Ordinal).Take(max)], 0);
    }, cancellation);

    /// <summary>Sends them back to their queue, all or those named, and returns how many. What fails again comes back here.</summary>
    public Task<int> Replay(string queue, IReadOnlySet<Guid>? only, CancellationToken cancellation) => Look(queue, async (channel, there) =>
    {
        var replayed = 0;
        // Not those that come back meanwhile.
        while (there-- > 0 && await channel.BasicGetAsync(QueueTopology.DeadLettersOf(queue), autoAck: false, cancellation) is { } got)
        {
            var id = Describe(got).EventId;
            if (only is not null && !(id is { } known && only.Contains(known)))
                continue;

            // The queue's own exchange leads to it alone; confirmed before the letter is let go.
            await channel.BasicPublishAsync(queue, "", mandatory: true, Properties(id), got.Body, cancellation);
            await channel.BasicAckAsync(got.DeliveryTag, multiple: false, cancellation);
            replayed++;
        }

        return (replayed, replayed);
    }, cancellation);

    /// <summary>
    /// While letters are looked at they are there for nobody else, and giving them back takes the broker a moment: one look at a time, over
    /// when all are back that were not taken.
    /// </summary>
    async Task<T> Look<T>(string queue, Func<IChannel, long, Task<(T Seen, int Taken)>> look, CancellationToken cancellation)
    {
        await _looking.WaitAsync(cancellation);
        try
        {
            await using var channel = await broker.OpenChannel(cancellation);
            var there = await channel.MessageCountAsync(QueueTopology.DeadLettersOf(queue), cancellation);
            var (seen, taken) = await look(channel, there);

            // Tag 0 stands for all that this channel holds.
            await channel.BasicNackAsync(0, multiple: true, requeue: true, cancellation);
            for (var tries = 0; tries < MostTries && await channel.MessageCountAsync(QueueTopology.DeadLettersOf(queue), cancellation) + taken < there; tries++)
                await Task.Delay(TryAgain, cancellation);
            return seen;
        }
        finally
        {
            _looking.Release();
        }
    }

    internal async Task PutAside(string queue, ReadOnlyMemory<byte> body, Guid? eventId, string reason, string failure, CancellationToken cancellation)
    {
        await using var channel = await broker.OpenChannel(cancellation);
        var properties = Properties(eventId);
        properties.Headers = new Dictionary<string, object?>
        {
            [ReasonHeader] = reason,
            [FailureHeader] = failure,
            [AtHeader] = clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture),
        };
        await channel.BasicPublishAsync(QueueTopology.DeadLettersOf(queue), queue, mandatory: true, properties, body, cancellation);
    }

    public void Dispose() => _looking.Dispose();

    static BasicProperties Properties(Guid? eventId)
    {
        var properties = new BasicProperties { ContentType = CloudEvent.ContentType, Persistent = true };
        if (eventId is { } id)
            properties.MessageId = id.ToString("D");
        return properties;
    }

    static DeadLetter Describe(BasicGetResult got)
    {
        CloudEvent? announced = null;
        try
        {
            announced = CloudEvent.FromJson(got.Body);
        }
        catch (UnreadableEventException)
        {
            // Listed by its reason alone.
        }

        var headers = got.BasicProperties.Headers;
        var reason = Text(headers, ReasonHeader);
        DateTimeOffset? at = DateTimeOffset.TryParse(Text(headers, AtHeader), CultureInfo.InvariantCulture, out var said) ? said : null;
        // What the broker itself put aside it says in a header of its own.
        if (reason is null && headers?.TryGetValue("x-death", out var deaths) is true && deaths is IList<object> { Count: > 0 } list
            && list[0] is IDictionary<string, object> death)
        {
            reason = death.TryGetValue("reason", out var why) && why is byte[] text ? Encoding.UTF8.GetString(text).ToUpperInvariant() : null;
            at ??= death.TryGetValue("time", out var when) && when is AmqpTimestamp time ? DateTimeOffset.FromUnixTimeSeconds(time.UnixTime) : null;
        }

        return new(announced?.Id, announced?.Type, reason ?? "UNKNOWN", Text(headers, FailureHeader) ?? "", at,
            $"{(at ?? DateTimeOffset.MaxValue).UtcDateTime:O} {Convert.ToHexString(SHA256.HashData(got.Body.Span)[..16])}");
    }

    static string? Text(IDictionary<string, object?>? headers, string name) =>
        headers is not null && headers.TryGetValue(name, out var value) && value is byte[] text ? Encoding.UTF8.GetString(text) : null;
}

/// <summary>Measures how many dead letters wait.</summary>
sealed partial class DeadLetterWatch(string queue, Broker broker, DeadLetters deadLetters, MessagingTelemetry telemetry, ILogger<DeadLetterWatch> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(10));
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                if (!broker.IsConnected)
                    continue;
                try
                {
                    telemetry.DeadLetterDepth(queue, await deadLetters.Count(queue, stoppingToken));
                }
                catch (Exception e) when (Outage.OfBroker(e, stoppingToken))
                {
                    NotCounted(queue, Outage.Describe(e));
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Asked to stop.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The dead letters of {Queue} could not be counted ({Failure})")]
    partial void NotCounted(string queue, string failure);
}
