using System.Globalization;
using System.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;

namespace Suite.Platform.Messaging;

/// <summary>A message that could not be handled.</summary>
/// <param name="EventId">Null if it could not be read.</param>
/// <param name="Reason"><c>UNREADABLE</c>, <c>HANDLER_FAILED</c>, or the broker's own, for example <c>DELIVERY_LIMIT</c>.</param>
/// <param name="Failure">Which rule or kind of exception; no text of it.</param>
public sealed record DeadLetter(Guid? EventId, string? Type, string Reason, string Failure, DateTimeOffset? PutAsideAt);

/// <summary>
/// The events that consumers could not handle: looked at, counted, and sent back to their queue once the cause is gone.
/// Sending one back twice does no harm: the inbox knows it. Whoever replays writes the audit line.
/// </summary>
public sealed class DeadLetters(Broker broker, TimeProvider clock)
{
    const string ReasonHeader = "suite-reason";
    const string FailureHeader = "suite-failure";
    const string AtHeader = "suite-put-aside-at";

    /// <summary>How many wait.</summary>
    public async Task<long> Count(string queue, CancellationToken cancellation)
    {
        await using var channel = await broker.OpenChannel(cancellation);
        return await channel.MessageCountAsync(QueueTopology.DeadLettersOf(queue), cancellation);
    }

    /// <summary>The oldest ones; they stay where they are.</summary>
    public async Task<IReadOnlyList<DeadLetter>> List(string queue, int max, CancellationToken cancellation)
    {
        // Closing the channel gives back what was not acknowledged.
        await using var channel = await broker.OpenChannel(cancellation);
        var letters = new List<DeadLetter>();
        while (letters.Count < max && await channel.BasicGetAsync(QueueTopology.DeadLettersOf(queue), autoAck: false, cancellation) is { } got)
            letters.Add(Describe(got));
        return letters;
    }

    /// <summary>Sends them back to their queue, all or those named, and returns how many. What fails again comes back here.</summary>
    public async Task<int> Replay(string queue, IReadOnlySet<Guid>? only, CancellationToken cancellation)
    {
        var from = QueueTopology.DeadLettersOf(queue);
        await using var channel = await broker.OpenChannel(cancellation);
        // Not those that come back meanwhile.
        var left = await channel.MessageCountAsync(from, cancellation);
        var replayed = 0;
        while (left-- > 0 && await channel.BasicGetAsync(from, autoAck: false, cancellation) is { } got)
        {
            var id = Describe(got).EventId;
            if (only is not null && !(id is { } known && only.Contains(known)))
                continue;

            // The default exchange leads to the queue of that name; confirmed before the letter is let go.
            await channel.BasicPublishAsync("", queue, mandatory: true, Properties(id), got.Body, cancellation);
            await channel.BasicAckAsync(got.DeliveryTag, multiple: false, cancellation);
            replayed++;
        }

        return replayed;
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
        if (reason is null && headers?.TryGetValue("x-death", out var deaths) is true && deaths is IList<object> { Count: > 0 } list
            && list[0] is IDictionary<string, object> death && death.TryGetValue("reason", out var why) && why is byte[] text)
            reason = Encoding.UTF8.GetString(text).ToUpperInvariant();
        return new(announced?.Id, announced?.Type, reason ?? "UNKNOWN", Text(headers, FailureHeader) ?? "",
            DateTimeOffset.TryParse(Text(headers, AtHeader), CultureInfo.InvariantCulture, out var at) ? at : null);
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
