using System.Collections.Concurrent;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using Suite.Testing;

namespace Suite.Tests;

/// <summary>A message as it went over the broker.</summary>
sealed record Announced(string Exchange, string Type, string MessageId, byte[] Body);

/// <summary>Listens to everything that the services announce on a virtual host, and can announce it again.</summary>
sealed class Tap : IAsyncDisposable
{
    static readonly string[] Services = ["fostering-recruitment", "kinship-assessment", "family-group-conferences", "edge-of-care"];

    readonly IConnection _connection;
    readonly IChannel _channel;

    Tap(IConnection connection, IChannel channel) => (_connection, _channel) = (connection, channel);

    /// <summary>In the order in which they came; what was announced twice is there twice.</summary>
    public ConcurrentQueue<Announced> Heard { get; } = [];

    public static async Task<Tap> On(string messaging, bool listening = true)
    {
        var connection = await new ConnectionFactory { Uri = new(messaging) }.CreateConnectionAsync();
        var channel = await connection.CreateChannelAsync(new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
        var tap = new Tap(connection, channel);
        foreach (var service in Services)
            await channel.ExchangeDeclareAsync(ExchangeOf(service), ExchangeType.Topic, durable: true, autoDelete: false);
        if (listening)
            await tap.Listen();
        return tap;
    }

    static string ExchangeOf(string service) => $"{service}.events";

    async Task Listen()
    {
        var queue = (await _channel.QueueDeclareAsync()).QueueName;
        foreach (var service in Services)
            await _channel.QueueBindAsync(queue, ExchangeOf(service), "#");
        var consumer = new AsyncEventingBasicConsumer(_channel);
        consumer.ReceivedAsync += (_, message) =>
        {
            Heard.Enqueue(new(message.Exchange, message.RoutingKey, message.BasicProperties.MessageId ?? "", message.Body.ToArray()));
            return Task.CompletedTask;
        };
        await _channel.BasicConsumeAsync(queue, autoAck: true, consumer);
    }

    /// <summary>Announces messages as their services did; one that nobody listens to yet is announced again until somebody does.</summary>
    public async Task Announce(IEnumerable<Announced> messages)
    {
        foreach (var message in messages)
            await Wait.Until(async () =>
            {
                await _channel.BasicPublishAsync(message.Exchange, message.Type, mandatory: true,
                    new BasicProperties { ContentType = "application/cloudevents+json", MessageId = message.MessageId, Persistent = true }, message.Body);
                return true;
            }, "somebody to listen to " + message.Exchange);
    }

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
