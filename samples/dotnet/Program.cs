// A subscriber with MassTransit: connects again by itself, acknowledges when the work is done, does nothing twice, leaves to the broker's dead letters what it
// cannot read. AMQP_URL has the account's name and password, QUEUE is its queue, SERVICES are those that it hears, STORE is where it keeps its work.
using System.Text.Json;
using MassTransit;
using MassTransit.Serialization;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using Suite.Samples;

var broker = new ConnectionFactory { Uri = new(Environment.GetEnvironmentVariable("AMQP_URL")!) };
var queue = Environment.GetEnvironmentVariable("QUEUE") ?? "subscriber.sample.dotnet";
var store = Environment.GetEnvironmentVariable("STORE") ?? "handled-dotnet.log";
var services = (Environment.GetEnvironmentVariable("SERVICES") ?? "edge-of-care,family-group-conferences,fostering-recruitment,kinship-assessment").Split(',');
// MassTransit gives back what it cannot read or handle; after the third delivery the broker puts it aside.
var arguments = new Dictionary<string, object?>([new("x-queue-type", "quorum"), new("x-delivery-limit", 3), new("x-overflow", "reject-publish"),
    new("x-dead-letter-exchange", $"{queue}.dead"), new("x-dead-letter-strategy", "at-least-once")]);
// What was handled, by event id. In a database the id is inserted in the transaction of what the event changes there; here one line is both.
var handled = File.Exists(store) ? File.ReadLines(store).Select(line => Guid.Parse(line.Split(' ')[0])).ToHashSet() : [];
while (!await Declare())
    await Task.Delay(TimeSpan.FromSeconds(1));
var bus = Bus.Factory.CreateUsingRabbitMq(rabbit =>
{
    rabbit.Host(broker.HostName, (ushort)broker.Endpoint.Port, broker.VirtualHost, account => { account.Username(broker.UserName); account.Password(broker.Password); });
    // The suite's messages have no MassTransit envelope: the body is the event.
    rabbit.UseRawJsonDeserializer(RawSerializerOptions.AnyMessageType, isDefault: true);
    rabbit.ReceiveEndpoint(queue, endpoint =>
    {
        (endpoint.ConfigureConsumeTopology, endpoint.PublishFaults, endpoint.ConcurrentMessageLimit) = (false, false, 1);
        endpoint.RethrowFaultedMessages();
        endpoint.ThrowOnSkippedMessages();
        foreach (var (name, value) in arguments)
            endpoint.SetQueueArgument(name, value);
        endpoint.Handler<Announced>(context => Handle(context.Message));
    });
});
await bus.StartAsync();
Console.WriteLine("ready");
await Task.Delay(Timeout.Infinite);

Task Handle(Announced happened)
{
    if (happened.Specversion is not "1.0" || happened.Id == Guid.Empty || happened.Type is not { Length: > 0 } || happened.Data.ValueKind is not JsonValueKind.Object)
        throw new InvalidDataException("Not an event of the suite.");
    if (!handled.Contains(happened.Id))
        File.AppendAllText(store, $"{happened.Id} {happened.Type} {happened.Subject} {happened.Sequence}\n");
    handled.Add(happened.Id);
    return Task.CompletedTask;
}

// MassTransit would declare the exchanges that it binds, and those are the services' own: the bindings are made here.
async Task<bool> Declare()
{
    try
    {
        await using var connection = await broker.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        await channel.ExchangeDeclareAsync($"{queue}.dead", ExchangeType.Fanout, durable: true);
        await channel.QueueDeclareAsync($"{queue}.dead", durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" });
        await channel.QueueBindAsync($"{queue}.dead", $"{queue}.dead", "");
        await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, arguments);
        foreach (var service in services)
        {
            await channel.QueueBindAsync(queue, $"{service}.events", "#"); // or one type, such as kinship.case-opened.v1
            await channel.QueueBindAsync(queue, $"{service}.replays", queue); // what an operator replays for this queue
        }
        return true;
    }
    catch (RabbitMQClientException e)
    {
        Console.Error.WriteLine($"not connected: {e.GetType().Name}");
        return false;
    }
}

namespace Suite.Samples
{
    sealed record Announced(string Specversion, Guid Id, string Type, string Subject, string Sequence, JsonElement Data);
}
