using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using Suite.BrokerAccounts;
using Suite.KinshipAssessment.Events.V1;
using Suite.Platform.Messaging;
using Suite.Testing;
using Xunit;

namespace Suite.Platform.Tests.Messaging;

/// <summary>A database with the tables of events and inbox, a virtual host of the broker, and the services that a test starts on them.</summary>
sealed class Stage : IAsyncDisposable
{
    public const string Service = "sample";
    public const string OtherService = "other";
    public const string Listener = "listener";
    public const string Queue = "listener.sample";
    public const string Exchange = "sample.events";
    public const string Authority = "E10000901";
    public const string OtherAuthority = "E10000902";

    readonly List<IHost> _hosts = [];
    readonly List<IConnection> _connections = [];

    // One password for all tests: they share the broker's users, and each has rights on its own virtual host only.
    const string Password = "not-secret";

    Stage(NpgsqlDataSource owner, string workerConnection, string broker)
    {
        Owner = owner;
        WorkerConnection = workerConnection;
        Broker = broker;
    }

    public NpgsqlDataSource Owner { get; }

    public string WorkerConnection { get; }

    /// <summary>The broker for the test itself, which may do everything there.</summary>
    public string Broker { get; }

    /// <summary>The broker as a service reaches it: under its own account, with the rights of that and no more.</summary>
    public string BrokerAs(string account) => TestBroker.As(Broker, account, Password);

    public ConcurrentQueue<string> Errors { get; } = new();

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<Stage> Set(TestBroker? broker = null)
    {
        var owner = await SuiteContainers.CreateDatabaseAsync("messaging", Cancellation);
        var (app, worker) = (Role("app"), Role("worker"));
        var source = NpgsqlDataSource.Create(owner);
        await Run(source, $"create role {app} login password 'app'; create role {worker} login password 'worker'");
        foreach (var script in (string[])["Cases/Migrations/0001-cases.sql", "Messaging/Migrations/0001-inbox.sql", "Messaging/Migrations/0002-replays.sql"])
            await Run(source, (await File.ReadAllTextAsync(InPlatform(script), Cancellation)).Replace("$app$", app, StringComparison.Ordinal).Replace("$worker$", worker, StringComparison.Ordinal));
        await Run(source, "create table effects (event_id uuid not null, case_id uuid not null, sequence bigint not null, note text)");
        await Run(source, $"grant select, insert, update on effects to {worker}");

        var workerConnection = new NpgsqlConnectionStringBuilder(owner) { Username = worker, Password = "worker", Timeout = 3, CommandTimeout = 5 }.ConnectionString;
        broker ??= await SuiteContainers.BrokerAsync();
        var address = await broker.CreateVirtualHostAsync("messaging", Cancellation);
        await BrokerManagement.Apply(broker.Management,
        [
            BrokerAccount.OfService(Service, Password, []),
            BrokerAccount.OfService(OtherService, Password, []),
            BrokerAccount.OfService(Listener, Password, [Service]),
            BrokerAccount.OfSubscriber("one", Password, [Service]),
            BrokerAccount.OfSubscriber("two", Password, [Service, OtherService]),
        ], TestBroker.VirtualHostOf(address), Cancellation);
        return new(source, workerConnection, address);

        static string Role(string kind) => $"t_{kind}_{Guid.NewGuid():N}";
    }

    static string InPlatform(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Suite.sln")))
                return Path.Combine(folder.FullName, "src", "Platform", path);
        throw new InvalidOperationException("Not inside the repository.");
    }

    static async Task Run(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    public Task Run(string sql) => Run(Owner, sql);

    public async Task<T> Ask<T>(string sql)
    {
        await using var command = Owner.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(Cancellation))!;
    }

    /// <summary>A service that announces events.</summary>
    public Task<IHost> StartAnnouncer(RelayOptions? options = null, Action<IHostApplicationBuilder>? more = null) => Start(Service, builder =>
    {
        builder.Services.AddSingleton(options ?? new RelayOptions { StandBy = TimeSpan.FromMilliseconds(200), MeasureEvery = TimeSpan.FromMilliseconds(100) });
        builder.AddEvents("messaging", Service, "db");
        more?.Invoke(builder);
    });

    /// <summary>A service that hears them.</summary>
    public Task<IHost> StartListener<THandler>(ConsumerOptions? options = null, Action<IHostApplicationBuilder>? more = null) where THandler : class, IEventHandler => Start(Listener, builder =>
    {
        builder.AddEvents("messaging", Listener);
        builder.AddEventConsumer<THandler>(Queue, "db", [new EventBinding(Service)], options);
        more?.Invoke(builder);
    });

    async Task<IHost> Start(string account, Action<IHostApplicationBuilder> configure)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { EnvironmentName = "Development" });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:messaging"] = BrokerAs(account),
            ["ConnectionStrings:db"] = WorkerConnection,
            ["ConnectionStrings:db-worker"] = WorkerConnection,
        });
        builder.Logging.SetMinimumLevel(LogLevel.Information).AddProvider(new Captured(Errors));
        configure(builder);
        var host = builder.Build();
        _hosts.Add(host);
        await host.StartAsync(Cancellation);
        return host;
    }

    /// <summary>Stores an event as a command would and returns its id.</summary>
    public async Task<Guid> Happens(Guid? caseId = null, long version = 1, string authority = Authority, string type = "kinship.case-allocated.v1",
        string data = """{"team":"T1"}""", string traceParent = "", NpgsqlConnection? on = null)
    {
        var id = Guid.NewGuid();
        await using var connection = on is null ? await Owner.OpenConnectionAsync(Cancellation) : null;
        await using var insert = new NpgsqlCommand("""
            insert into events (case_id, version, authority, event_id, type, data, actor_role, trace_parent, recorded_at)
            values ($1, $2, $3, $4, $5, $6::jsonb, 'KIN_SW', $7, now())
            """, on ?? connection);
        insert.Parameters.Add(new() { Value = caseId ?? Guid.NewGuid() });
        insert.Parameters.Add(new() { Value = version });
        insert.Parameters.Add(new() { Value = authority });
        insert.Parameters.Add(new() { Value = id });
        insert.Parameters.Add(new() { Value = type });
        insert.Parameters.Add(new() { Value = data });
        insert.Parameters.Add(new() { Value = traceParent });
        await insert.ExecuteNonQueryAsync(Cancellation);
        return id;
    }

    public Task HappenMany(int count) => Run($$"""
        insert into events (case_id, version, authority, event_id, type, data, actor_role, trace_parent, recorded_at)
        select gen_random_uuid(), 1, '{{Authority}}', gen_random_uuid(), 'kinship.case-allocated.v1', '{"team":"T1"}', 'KIN_SW', '', now()
          from generate_series(1, {{count}})
        """);

    /// <summary>Every event is final: no transaction of the tests beside this one holds it back any more.</summary>
    public Task AllFinal() => Wait.Until(async () =>
        await Ask<bool>("select not exists (select from events where xid >= pg_snapshot_xmin(pg_current_snapshot()))"), "every event to be final");

    /// <summary>A subscriber that knows only the broker: what it gets is what anybody gets.</summary>
    public async Task<RawSubscriber> Subscribe(string routingKey = "#")
    {
        var connection = await Connect();
        var channel = await connection.CreateChannelAsync(cancellationToken: Cancellation);
        await channel.ExchangeDeclareAsync(Exchange, ExchangeType.Topic, durable: true, cancellationToken: Cancellation);
        // Durable, so that a broker that stops keeps what it has for the subscriber.
        var queue = "raw-" + Guid.NewGuid().ToString("N");
        await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false,
            new Dictionary<string, object?> { ["x-queue-type"] = "quorum" }, cancellationToken: Cancellation);
        await channel.QueueBindAsync(queue, Exchange, routingKey, cancellationToken: Cancellation);
        var subscriber = new RawSubscriber(queue);
        await subscriber.Attach(channel);
        return subscriber;
    }

    public async Task<IConnection> Connect(string? account = null)
    {
        var connection = await new ConnectionFactory { Uri = new(account is null ? Broker : BrokerAs(account)), AutomaticRecoveryEnabled = false }.CreateConnectionAsync(Cancellation);
        _connections.Add(connection);
        return connection;
    }

    /// <summary>Puts a body on the service's exchange, as a relay would.</summary>
    public async Task Announce(params byte[][] bodies)
    {
        var connection = await Connect();
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true), Cancellation);
        await Task.WhenAll(bodies.Select(body => channel.BasicPublishAsync(Exchange, "kinship.case-allocated.v1", mandatory: true,
            new BasicProperties { ContentType = CloudEvent.ContentType, Persistent = true }, body, Cancellation).AsTask()));
    }

    public static CloudEvent Sample(Guid? id = null, Guid? caseId = null, long sequence = 1, string team = "T1", string traceParent = "") => new(
        id ?? Guid.NewGuid(), "/sample", "kinship.case-allocated.v1", (caseId ?? Guid.NewGuid()).ToString("D"),
        new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero), sequence, Authority, "KIN_SW", traceParent, EventData.Write(new CaseAllocated { Team = team }));

    public static async Task<HealthReport> Health(IHost host) => await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Cancellation);

    /// <summary>Ends the session that holds the right to publish, as a crash of its process would; false if nobody holds it.</summary>
    public async Task<bool> CutLeader() => await Ask<long>("""
        select count(pg_terminate_backend(pid)) from pg_locks
         where locktype = 'advisory' and granted and database = (select oid from pg_database where datname = current_database())
        """) > 0;

    public Task CutDatabaseConnections() =>
        Run("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            await host.StopAsync(patience.Token);
            host.Dispose();
        }

        foreach (var connection in _connections)
            await connection.DisposeAsync();
        foreach (var line in Errors)
            TestContext.Current.TestOutputHelper?.WriteLine(line);
        await Owner.DisposeAsync();
    }

    sealed class Captured(ConcurrentQueue<string> errors) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            errors.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}

/// <summary>What arrived on a queue, byte for byte.</summary>
sealed class RawSubscriber(string queue)
{
    public sealed record Message(byte[] Body, IReadOnlyBasicProperties Properties, string RoutingKey);

    public ConcurrentQueue<Message> Arrived { get; } = new();

    public IEnumerable<Guid> Ids => Arrived.Select(m => CloudEvent.FromJson(m.Body).Id);

    public async Task Attach(IChannel channel)
    {
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += async (_, delivery) =>
        {
            Arrived.Enqueue(new(delivery.Body.ToArray(), new BasicProperties(delivery.BasicProperties), delivery.RoutingKey));
            await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false);
        };
        await channel.BasicConsumeAsync(queue, autoAck: false, consumer);
    }

    public Task Gets(int count, TimeSpan? within = null) =>
        Wait.Until(() => Ids.Distinct().Count() >= count, $"{count} events", within, () => $"{Ids.Distinct().Count().ToString(CultureInfo.InvariantCulture)} events");
}
