using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using Suite.Benchmarks.Measuring;
using Suite.Benchmarks.Servers;
using Suite.Benchmarks.V1;
using Suite.Platform.Cases;
using Suite.Platform.Messaging;
using Suite.Platform.Tenancy;

namespace Suite.Benchmarks.Measures;

/// <summary>
/// The suite's relay beside the same relay with RabbitMQ's bare client in place of MassTransit: how fast each empties a
/// backlog, and how long a committed event takes to a consumer.
/// </summary>
sealed class RelayPart(Surroundings surroundings, BenchOptions options) : Part
{
    public const string Suite = "relay", Raw = "raw-relay";

    const int Backlog = 8_000, Rate = 200, Cases = 256;
    const double Skip = 0.5;

    readonly List<Side> _sides = [];

    public override IEnumerable<Run> Runs => _sides.SelectMany(side => new[]
    {
        new Run($"{side.Name}.drain", side.Drain),
        new Run($"{side.Name}.delivery", add => side.Deliver(Math.Min(options.ChainSeconds, 3), add)),
    });

    public override async Task Prepare()
    {
        foreach (var raw in new[] { false, true })
        {
            var messaging = await surroundings.CreateVirtualHost(raw ? Raw : Suite);
            var side = new Side(raw, await surroundings.Migrated(BenchServer.Database, typeof(CaseStore<>), messaging), messaging);
            await side.Start();
            _sides.Add(side);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var side in _sides)
            await side.DisposeAsync();
    }

    /// <summary>A database with its relay, and a consumer that notes when each event arrives.</summary>
    sealed class Side(bool raw, Dictionary<string, string?> settings, string messaging) : IAsyncDisposable
    {
        readonly ConcurrentDictionary<(Guid CaseId, long Version), DateTimeOffset> _arrived = [];
        readonly CancellationTokenSource _ended = new();
        IHost _host = null!;
        IConnection _connection = null!;
        CaseStore<BenchCase> _store = null!;
        EventSignal _signal = null!;
        (string Id, string Etag)[] _cases = [];
        Task _relaying = Task.CompletedTask;
        int _backlogs;

        public string Name => raw ? Raw : Suite;

        string Owner => settings[$"ConnectionStrings:{BenchServer.Database}-owner"]!;

        public async Task Start()
        {
            _connection = await new ConnectionFactory { Uri = new(messaging) }.CreateConnectionAsync();
            await Consume();

            var builder = Host.CreateApplicationBuilder();
            builder.Logging.ClearProviders();
            builder.Configuration.AddInMemoryCollection(settings);
            builder.Services.AddSingleton(TimeProvider.System);
            builder.AddServiceDatabase(BenchServer.Database);
            builder.Services.AddSingleton<CaseStore<BenchCase>>();
            if (!raw)
                builder.AddEvents("messaging", BenchServer.Service, BenchServer.Database);
            _host = builder.Build();
            _store = _host.Services.GetRequiredService<CaseStore<BenchCase>>();
            _signal = _host.Services.GetRequiredService<EventSignal>();
            await _host.StartAsync();
            if (raw)
                _relaying = Task.Run(RelayBare);

            _cases = [.. (await Task.WhenAll(Enumerable.Range(0, Cases).Select(_ => _store.Open(new OpenRequest { RequestId = NewId() }, default)))).Select(a => (a.CaseId, a.Etag))];
            await Outbox.UntilPublished(Owner);
        }

        async Task Consume()
        {
            var channel = await _connection.CreateChannelAsync();
            var exchange = EventSource.ExchangeOf(BenchServer.Service);
            await channel.ExchangeDeclareAsync(exchange, ExchangeType.Topic, durable: true);
            await channel.QueueDeclareAsync("arrivals", durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" });
            await channel.QueueBindAsync("arrivals", exchange, "#");
            await channel.BasicQosAsync(0, 500, global: false);
            var consumer = new AsyncEventingBasicConsumer(channel);
            consumer.ReceivedAsync += async (_, delivered) =>
            {
                var at = DateTimeOffset.UtcNow;
                var happened = CloudEvent.FromJson(delivered.Body);
                _arrived[(Guid.Parse(happened.Subject), happened.Sequence)] = at;
                await channel.BasicAckAsync(delivered.DeliveryTag, multiple: false);
            };
            await channel.BasicConsumeAsync("arrivals", autoAck: false, consumer);
        }

        /// <summary>What the suite's relay does, on its own reading of events and with its checkpoint, without MassTransit, lock and telemetry.</summary>
        async Task RelayBare()
        {
            var log = new Platform.Messaging.EventLog(_host.Services.GetRequiredService<ServiceDatabase>().Worker);
            var source = new EventSource(BenchServer.Service);
            var channel = await _connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true, outstandingPublisherConfirmationsRateLimiter: null));
            var pace = new RelayOptions();
            var from = await log.Checkpoint(source.Service, default);
            while (!_ended.IsCancellationRequested)
            {
                var batch = await log.Read(from, pace.BatchSize, default);
                if (batch.Count == 0)
                {
                    await _signal.Wait(pace.LookAgainWhenBusy, default);
                    continue;
                }

                await Task.WhenAll(batch.Select(stored => channel.BasicPublishAsync(source.Exchange, stored.Type, mandatory: false,
                    new BasicProperties { Persistent = true, ContentType = CloudEvent.ContentType, MessageId = stored.EventId.ToString("D") }, stored.ToCloudEvent(source.Path).ToJson()).AsTask()));
                await log.MoveCheckpoint(source.Service, from, batch[^1].Position, default);
                from = batch[^1].Position;
            }
        }

        /// <summary>From the commit of many events to the confirmation of the last.</summary>
        public async Task Drain(Action<string, double> add)
        {
            await using var connection = new NpgsqlConnection(Owner);
            await connection.OpenAsync();
            await using var fill = new NpgsqlCommand("""
                insert into events (case_id, version, authority, event_id, type, data, actor_role, trace_parent, recorded_at)
                select md5($1::text || i)::uuid, 1, $2, md5($1::text || i)::uuid, $3, $4::jsonb, 'OFFICER', '', now() from generate_series(1, $5) i
                """, connection)
            {
                Parameters =
                {
                    new() { Value = _backlogs++ }, new() { Value = BenchGrpc.Authority }, new() { Value = EventType.Of(new BenchCase().Happened().Descriptor) },
                    new() { Value = EventData.Write(new BenchCase { Id = Guid.CreateVersion7() }.Happened()) }, new() { Value = Backlog },
                },
            };
            var expected = _arrived.Count + Backlog;
            await fill.ExecuteNonQueryAsync();
            var watch = Stopwatch.StartNew();
            _signal.Wake();
            await Outbox.UntilPublished(Owner);
            add("rate", Backlog / watch.Elapsed.TotalSeconds);
            // The consumer of this side is not what is measured, and must not weigh on the next run.
            await Testing.Wait.Until(() => _arrived.Count >= expected, "every event to arrive");
        }

        /// <summary>Open loop of the suite's commands. From PostgreSQL's own time of each commit to the consumer.</summary>
        public async Task Deliver(double seconds, Action<string, double> add)
        {
            _arrived.Clear();
            var changed = new (Guid CaseId, long Version)[(int)(Rate * seconds)];
            await Load.Open(Rate, seconds, 0, async (number, _) =>
            {
                var at = number % Cases;
                var answer = await _store.Record(new RecordRequest { RequestId = NewId(), CaseId = _cases[at].Id, Etag = _cases[at].Etag, Kind = BenchText.Kind, Reason = BenchText.Reason }, default);
                _cases[at].Etag = answer.Etag;
                changed[number] = (Guid.Parse(answer.CaseId), long.Parse(answer.Etag.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture));
            });
            await Testing.Wait.Until(() => changed.All(_arrived.ContainsKey), "every event to arrive");

            var committed = await CommitTimes.OfEvents(Owner, changed.Select(c => c.CaseId));
            var took = Latencies.Of(changed.Skip((int)(Rate * Skip)).Select(c => (_arrived[c] - committed[c]).TotalMilliseconds));
            add("p50", took.P50);
            add("p99", took.P99);
        }

        static string NewId() => Guid.NewGuid().ToString("D");

        public async ValueTask DisposeAsync()
        {
            await _ended.CancelAsync();
            await _relaying;
            await _host.StopAsync();
            _host.Dispose();
            await _connection.DisposeAsync();
            _ended.Dispose();
        }
    }
}
