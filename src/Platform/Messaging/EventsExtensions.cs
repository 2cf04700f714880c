using System.Diagnostics.Metrics;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Suite.Platform.Cases;
using Suite.Platform.Identity;
using Suite.Platform.Tenancy;

namespace Suite.Platform.Messaging;

/// <summary>How a service announces its events and hears those of others.</summary>
public static class EventsExtensions
{
    /// <summary>
    /// Connects the service to the broker. With a database, its events are published from there and offered as a feed.
    /// The service starts and serves commands whether or not the broker is there.
    /// </summary>
    /// <param name="connection">Name of the broker's connection string.</param>
    /// <param name="service">The service's name: its CloudEvents source and exchange are made of it.</param>
    /// <param name="database">The database that holds its events, read under its worker role; null if it announces none.</param>
    public static IHostApplicationBuilder AddEvents(this IHostApplicationBuilder builder, string connection, string service, string? database = null)
    {
        var services = builder.Services;
        var address = new BrokerAddress(builder.Configuration.GetConnectionString(connection)
            ?? throw new InvalidOperationException($"The connection string {connection} is missing."), service);

        // Per message and with exception texts; the relay and the consumers log what failed, without them.
        builder.Logging.AddFilter("MassTransit.Messages", LogLevel.None);
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(address);
        services.AddSingleton(new EventSource(service));
        services.AddSingleton<OutboxStatus>();
        services.AddSingleton<ConsumerStatus>();
        services.AddSingleton<DeadLetters>();
        services.TryAddSingleton<EventSignal>();
        services.AddSingleton(s => new MessagingTelemetry(s.GetRequiredService<IMeterFactory>(), s.GetRequiredService<EventSource>(),
            database is null ? null : s.GetRequiredService<OutboxStatus>()));
        AddHosted<Broker>(services);
        AddHosted<EventBus>(services);

        // Commands go on while the broker is away: never worse than degraded.
        var health = services.AddHealthChecks().AddCheck<BrokerHealth>("broker");
        if (database is null)
            return builder;

        builder.UseDatabase(database);
        services.TryAddSingleton(new RelayOptions());
        services.TryAddSingleton<Func<ServerCallContext, Caller>>(_ => call => call.Caller());
        services.TryAddSingleton(builder.Configuration.GetSection("Replay").Get<ReplayOptions>() ?? new());
        services.TryAddSingleton<IAudit, AuditWriter>();
        services.AddSingleton(s => new EventLog(Worker(s)));
        services.AddSingleton(s => new EventReplays(Worker(s)));
        services.AddSingleton<EventReplay>();
        services.AddHostedService<ServiceExchanges>();
        services.AddSingleton<IHostedService>(s => ActivatorUtilities.CreateInstance<EventRelay>(s, Worker(s)));
        services.AddHostedService<OutboxWatch>();
        health.AddCheck<OutboxHealth>("outbox");
        return builder;
    }

    /// <summary>
    /// Receives events of other services in <paramref name="queue"/> and applies them with <typeparamref name="THandler"/>;
    /// the inbox is in <paramref name="database"/> (<c>Messaging/Migrations/0001-inbox.sql</c>), used under the worker role.
    /// Call <see cref="AddEvents"/> first.
    /// </summary>
    public static IHostApplicationBuilder AddEventConsumer<THandler>(this IHostApplicationBuilder builder, string queue, string database,
        IReadOnlyList<EventBinding> from, ConsumerOptions? options = null) where THandler : class, IEventHandler
    {
        var services = builder.Services;
        builder.UseDatabase(database);
        var chosen = options ?? new();
        var topology = new QueueTopology(queue, from, chosen.DeliveryLimit);

        services.TryAddScoped<THandler>();
        services.AddSingleton<IHostedService>(s => ActivatorUtilities.CreateInstance<EventConsumer<THandler>>(s, topology, chosen, Worker(s)));
        services.AddSingleton<IHostedService>(s => ActivatorUtilities.CreateInstance<InboxPurge>(s, queue, Worker(s), chosen.KeepInbox));
        services.AddSingleton<IHostedService>(s => ActivatorUtilities.CreateInstance<DeadLetterWatch>(s, queue));
        return builder;
    }

    /// <summary>Offers the service's events over gRPC.</summary>
    public static GrpcServiceEndpointConventionBuilder MapEventFeed(this IEndpointRouteBuilder app) => app.MapGrpcService<EventFeed>();

    /// <summary>The same one that the service's cases are in, if it has any.</summary>
    static void UseDatabase(this IHostApplicationBuilder builder, string database) =>
        builder.Services.TryAddSingleton(_ => ServiceDatabase.From(builder.Configuration, database));

    static NpgsqlDataSource Worker(IServiceProvider services) => services.GetRequiredService<ServiceDatabase>().Worker;

    static void AddHosted<T>(IServiceCollection services) where T : class, IHostedService
    {
        services.AddSingleton<T>();
        services.AddSingleton<IHostedService>(s => s.GetRequiredService<T>());
    }
}
