using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Suite.Platform.Messaging;

/// <summary>
/// The one shape of queue that the suite allows: quorum, with a delivery limit and a dead-letter queue that loses nothing.
/// Without the limit a message that takes its consumer down comes back for ever; with it and without dead letters it
/// vanishes without a word.
/// </summary>
sealed class QueueTopology(string queue, IReadOnlyList<EventBinding> bindings, int deliveryLimit)
{
    public string Queue => queue;

    public string DeadLetters => DeadLettersOf(queue);

    public static string DeadLettersOf(string queue) => queue + ".dead";

    /// <summary>Arguments beside the queue type.</summary>
    public IReadOnlyDictionary<string, object?> Arguments { get; } = new Dictionary<string, object?>
    {
        ["x-delivery-limit"] = deliveryLimit,
        ["x-dead-letter-exchange"] = DeadLettersOf(queue),
        ["x-dead-letter-routing-key"] = queue,
        // Needs RabbitMQ 3.10 or later and reject-publish; otherwise dead letters would be moved without a confirmation.
        ["x-dead-letter-strategy"] = "at-least-once",
        ["x-overflow"] = "reject-publish",
    };

    /// <summary>Declares what is missing; refuses a queue or exchange of the same name in any other shape.</summary>
    public async Task Ensure(Broker broker, CancellationToken cancellation)
    {
        await using var channel = await broker.OpenChannel(cancellation);
        try
        {
            await channel.ExchangeDeclareAsync(DeadLetters, ExchangeType.Fanout, durable: true, autoDelete: false, cancellationToken: cancellation);
            await channel.QueueDeclareAsync(DeadLetters, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?>
            {
                ["x-queue-type"] = "quorum",
                // Being looked at counts as a delivery, and RabbitMQ 4 drops a message after 20 unless told otherwise.
                ["x-delivery-limit"] = 1_000_000,
            }, cancellationToken: cancellation);
            await channel.QueueBindAsync(DeadLetters, DeadLetters, "", cancellationToken: cancellation);

            // What leads to the queue and to no other: MassTransit makes the same one, and dead letters go back through it.
            await channel.ExchangeDeclareAsync(queue, ExchangeType.Fanout, durable: true, autoDelete: false, cancellationToken: cancellation);
            await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false,
                new Dictionary<string, object?>(Arguments) { ["x-queue-type"] = "quorum" }, cancellationToken: cancellation);
            await channel.QueueBindAsync(queue, queue, "", cancellationToken: cancellation);
            foreach (var binding in bindings)
            {
                var exchange = EventSource.ExchangeOf(binding.Service);
                if (!await Exists(broker, exchange, cancellation))
                    // Its service makes it when it starts; where this account may, the queue need not wait for that.
                    await channel.ExchangeDeclareAsync(exchange, ExchangeType.Topic, durable: true, autoDelete: false, cancellationToken: cancellation);
                foreach (var key in binding.RoutingKeys)
                    await channel.QueueBindAsync(queue, exchange, key, cancellationToken: cancellation);
            }
        }
        catch (OperationInterruptedException e) when (e.ShutdownReason?.ReplyCode == Constants.PreconditionFailed)
        {
            throw new QueueRefusedException(queue, e.ShutdownReason.ReplyText);
        }
    }

    /// <summary>Looking takes no right on the exchange, and ends the channel when there is none.</summary>
    static async Task<bool> Exists(Broker broker, string exchange, CancellationToken cancellation)
    {
        await using var channel = await broker.OpenChannel(cancellation);
        try
        {
            await channel.ExchangeDeclarePassiveAsync(exchange, cancellation);
            return true;
        }
        catch (OperationInterruptedException e) when (e.ShutdownReason?.ReplyCode == Constants.NotFound)
        {
            return false;
        }
    }
}

/// <summary>A queue or exchange is there in a shape in which messages could be lost.</summary>
public sealed class QueueRefusedException(string queue, string brokerSays) : Exception(
    $"The queue {queue} or its exchanges exist in a shape that the suite refuses. It must be a quorum queue with a delivery limit and dead letters; " +
    $"move its messages, delete it and start again. The broker says: {brokerSays}");
