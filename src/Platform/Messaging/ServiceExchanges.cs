using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;

namespace Suite.Platform.Messaging;

/// <summary>
/// Makes the exchanges of a service that announces events as soon as there is a broker: subscribers bind to them, and no
/// account but the service's own may make them.
/// </summary>
sealed partial class ServiceExchanges(Broker broker, EventSource source, ILogger<ServiceExchanges> log) : BackgroundService
{
    static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!await TryMake(stoppingToken))
                await Task.Delay(TryAgain, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Asked to stop.
        }
    }

    async Task<bool> TryMake(CancellationToken stopping)
    {
        try
        {
            await using var channel = await broker.OpenChannel(stopping);
            await Make(channel, source, stopping);
            return true;
        }
        catch (Exception e) when (Outage.OfBroker(e, stopping))
        {
            NotMade(source.Service, Outage.Describe(e));
            return false;
        }
    }

    public static async Task Make(IChannel channel, EventSource source, CancellationToken cancellation)
    {
        await channel.ExchangeDeclareAsync(source.Exchange, ExchangeType.Topic, durable: true, autoDelete: false, cancellationToken: cancellation);
        await channel.ExchangeDeclareAsync(source.Replays, ExchangeType.Direct, durable: true, autoDelete: false, cancellationToken: cancellation);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The exchanges of {Service} could not be made yet ({Failure}); it is tried again")]
    partial void NotMade(string service, string failure);
}
