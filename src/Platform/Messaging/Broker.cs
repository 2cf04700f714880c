using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Suite.Platform.Messaging;

/// <summary>
/// The service's own line to RabbitMQ beside MassTransit's: checks the queues, carries dead letters and says whether the
/// broker can be reached, which MassTransit's health does not always know. Tries again for ever.
/// </summary>
public sealed partial class Broker : BackgroundService
{
    static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    static readonly TimeSpan ComplainEvery = TimeSpan.FromMinutes(1);

    readonly SemaphoreSlim _connecting = new(1);
    readonly ILogger _log;
    IConnection? _connection;

    public Broker(BrokerAddress address, ILogger<Broker> log)
    {
        Address = address;
        _log = log;
    }

    public BrokerAddress Address { get; }

    public bool IsConnected => _connection is { IsOpen: true };

    /// <summary>A channel with publisher confirms; throws while the broker cannot be reached.</summary>
    internal async Task<IChannel> OpenChannel(CancellationToken cancellation)
    {
        var connection = await Connect(cancellation);
        return await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancellation);
    }

    async Task<IConnection> Connect(CancellationToken cancellation)
    {
        if (_connection is { IsOpen: true } open)
            return open;

        await _connecting.WaitAsync(cancellation);
        try
        {
            if (_connection is { IsOpen: true } meanwhile)
                return meanwhile;

            if (_connection is { } broken)
            {
                _connection = null;
                await Close(broken);
            }

            return _connection = await Address.ToFactory().CreateConnectionAsync(cancellation);
        }
        finally
        {
            _connecting.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wasConnected = false;
        var complainAt = 0L;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                try
                {
                    await Connect(stoppingToken);
                    if (!wasConnected)
                        Connected();
                    wasConnected = true;
                    complainAt = 0;
                }
                catch (Exception e) when (Outage.OfBroker(e, stoppingToken))
                {
                    if (Environment.TickCount64 >= complainAt)
                    {
                        Unreachable(Outage.Describe(e));
                        complainAt = Environment.TickCount64 + (long)ComplainEvery.TotalMilliseconds;
                    }

                    wasConnected = false;
                }

                await Task.Delay(LookEvery, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Asked to stop.
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (Interlocked.Exchange(ref _connection, null) is { } open)
            await Close(open);
    }

    static async Task Close(IConnection connection)
    {
        try
        {
            await connection.CloseAsync(TimeSpan.FromSeconds(2));
            await connection.DisposeAsync();
        }
        catch (Exception e) when (e is RabbitMQClientException or IOException or TimeoutException or ObjectDisposedException or OperationCanceledException)
        {
            // It was broken already.
        }
    }

    public override void Dispose()
    {
        _connecting.Dispose();
        base.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Connected to the message broker")]
    partial void Connected();

    [LoggerMessage(Level = LogLevel.Warning, Message = "The message broker cannot be reached ({Failure}); commands go on and events wait")]
    partial void Unreachable(string failure);
}

/// <summary>Where RabbitMQ is, from a connection string such as <c>amqp://user:password@host:5672/vhost</c>.</summary>
public sealed class BrokerAddress
{
    readonly Uri _uri;
    readonly string _clientName;

    public BrokerAddress(string connectionString, string clientName)
    {
        if (!Uri.TryCreate(connectionString, UriKind.Absolute, out var uri) || uri.Scheme is not ("amqp" or "amqps"))
            throw new InvalidOperationException("The broker's connection string must be an amqp:// or amqps:// address.");
        _uri = uri;
        _clientName = clientName;
    }

    internal string ClientName => _clientName;

    internal ConnectionFactory ToFactory() => new()
    {
        Uri = _uri,
        ClientProvidedName = _clientName,
        AutomaticRecoveryEnabled = false,
        RequestedHeartbeat = TimeSpan.FromSeconds(10),
        RequestedConnectionTimeout = TimeSpan.FromSeconds(5),
        ContinuationTimeout = TimeSpan.FromSeconds(10),
    };
}
