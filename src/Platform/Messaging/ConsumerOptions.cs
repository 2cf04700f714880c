namespace Suite.Platform.Messaging;

/// <summary>Pace and patience of a consumer; the defaults are the measured ones.</summary>
public sealed record ConsumerOptions
{
    /// <summary>Events in one transaction at most.</summary>
    public int BatchSize { get; init; } = 200;

    /// <summary>How long a batch waits to fill.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromMilliseconds(20);

    public int Prefetch { get; init; } = 500;

    /// <summary>
    /// Deliveries after which the broker itself puts a message aside: one that takes its consumer down with it. RabbitMQ up
    /// to 3.13 has no limit of its own.
    /// </summary>
    public int DeliveryLimit { get; init; } = 20;

    /// <summary>Attempts at one event alone before it is put aside.</summary>
    public int Attempts { get; init; } = 3;

    public TimeSpan BetweenAttempts { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// While the database is away a batch is held and tried again for so long, then given back to the broker, which itself
    /// takes back what is not acknowledged within 30 minutes.
    /// </summary>
    public TimeSpan HoldFor { get; init; } = TimeSpan.FromMinutes(20);

    public TimeSpan LongestBackOff { get; init; } = TimeSpan.FromSeconds(5);

    public TimeSpan KeepInbox { get; init; } = TimeSpan.FromDays(30);
}

/// <summary>Which events of a service a queue receives: all of them unless types (routing keys, <c>*</c> and <c>#</c> allowed) are named.</summary>
public sealed record EventBinding(string Service, params string[] Types)
{
    internal IEnumerable<string> RoutingKeys => Types.Length == 0 ? ["#"] : Types;
}
