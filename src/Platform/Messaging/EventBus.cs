using MassTransit;
using MassTransit.Logging;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Suite.Platform.Messaging;

/// <summary>
/// The service's MassTransit bus: publishes to the service's topic exchange and hosts its consumers. Made without
/// MassTransit's registration in the container, which would add its usage reporting to a third party and a health check
/// that calls a lost broker unhealthy. Starts with or without a broker and reconnects for ever.
/// </summary>
sealed class EventBus : IHostedService, IDisposable
{
    readonly IBusControl _bus;
    readonly CancellationTokenSource _stop = new();
    Task _started = Task.CompletedTask;

    public EventBus(BrokerAddress address, EventSource source, ILoggerFactory loggers)
    {
        LogContext.ConfigureCurrentLogContext(loggers);
        var broker = address.ToFactory();
        _bus = Bus.Factory.CreateUsingRabbitMq(bus =>
        {
            bus.Host(broker.HostName, checked((ushort)broker.Endpoint.Port), broker.VirtualHost, address.ClientName, host =>
            {
                host.Username(broker.UserName);
                host.Password(broker.Password);
                host.PublisherConfirmation = true;
                host.Heartbeat(broker.RequestedHeartbeat);
                host.RequestedConnectionTimeout(broker.RequestedConnectionTimeout);
                if (broker.Ssl.Enabled)
                    host.UseSsl(ssl => ssl.ServerName = broker.HostName);
            });

            var serializer = new EventMessageSerializer();
            bus.ClearSerialization();
            bus.AddSerializer(serializer);
            bus.AddDeserializer(serializer, isDefault: true);

            bus.Message<EventMessage>(message => message.SetEntityName(source.Exchange));
            bus.Publish<EventMessage>(message =>
            {
                message.ExchangeType = "topic";
                message.Durable = true;
                // MassTransit takes an exchange of a type that is not public for a temporary one.
                message.AutoDelete = false;
            });
        });
    }

    /// <summary>Returns once the broker has confirmed the event.</summary>
    public Task Publish(CloudEvent announced, CancellationToken cancellation) =>
        _bus.Publish(new EventMessage(announced.ToJson()), context =>
        {
            context.MessageId = announced.Id;
            context.SetRoutingKey(announced.Type);
            context.Durable = true;
            context.Mandatory = false;
        }, cancellation);

    /// <summary>Adds a consumer's queue once the bus runs.</summary>
    public async Task<HostReceiveEndpointHandle> Connect(string queue, Action<IRabbitMqReceiveEndpointConfigurator> configure, CancellationToken cancellation)
    {
        await _started.WaitAsync(cancellation);
        return _bus.ConnectReceiveEndpoint(queue, endpoint => configure((IRabbitMqReceiveEndpointConfigurator)endpoint));
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // Not awaited: a service serves commands whether or not the broker is there.
        _started = _bus.StartAsync(_stop.Token);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (_started.IsCompletedSuccessfully)
                await _bus.StopAsync(cancellationToken);
            await _stop.CancelAsync();
            await _started.WaitAsync(cancellationToken);
        }
        catch (Exception e) when (e is OperationCanceledException or MassTransitException)
        {
            // It never got as far as starting.
        }
    }

    public void Dispose() => _stop.Dispose();
}

/// <summary>What the service calls itself in events.</summary>
/// <param name="Service">Its name, for example <c>kinship-assessment</c>.</param>
public sealed record EventSource(string Service)
{
    /// <summary>CloudEvents <c>source</c>.</summary>
    public string Path => "/" + Service;

    public string Exchange => ExchangeOf(Service);

    /// <summary>Where subscribers bind a queue to have events put into it once more. Its own, so that no account needs the right to write into any queue.</summary>
    public string Replays => Service + ".replays";

    public static string ExchangeOf(string service) => service + ".events";
}
