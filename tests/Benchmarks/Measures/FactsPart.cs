using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Suite.Benchmarks.Measuring;
using Suite.Benchmarks.Servers;
using Suite.Platform.Messaging;
using Suite.Platform.Tenancy;
using Suite.Reporting;
using Suite.Reporting.Facts;
using Suite.Reporting.Facts.Kinship;
using Suite.Reporting.Rebuilds;
using Suite.Testing;

namespace Suite.Benchmarks.Measures;

/// <summary>A reporting database in which events are taken in by the service's own handler, and rebuilt by its own rebuilder.</summary>
abstract class FactsPart(Surroundings surroundings) : Part
{
    readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();

    protected ServiceDatabase Database { get; private set; } = null!;

    protected string Owner { get; private set; } = "";

    protected ReportingMetrics Metrics { get; private set; } = null!;

    protected double PostgresSeconds() => surroundings.PostgresSeconds();

    protected async Task PrepareDatabase()
    {
        var settings = await surroundings.Migrated(ReportingApp.Database, typeof(ReportingApp));
        Owner = settings[$"ConnectionStrings:{ReportingApp.Database}-owner"]!;
        Database = ServiceDatabase.From(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), ReportingApp.Database);
        Metrics = new(_services.GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>());
    }

    /// <summary>One transaction, as the consumer makes it: inbox, facts, commit.</summary>
    protected async Task Take(FactConsumer consumer, IReadOnlyList<ReceivedEvent> events)
    {
        await using var connection = await Database.Worker.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var fresh = await Inbox.Fresh(KinshipEvents.Source.Queue, events, connection, transaction, CancellationToken.None);
        await consumer.Apply(fresh, connection, transaction, CancellationToken.None);
        await transaction.CommitAsync();
    }

    protected async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(Owner);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        await command.ExecuteNonQueryAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        if (Database is not null)
            await Database.DisposeAsync();
        await _services.DisposeAsync();
    }
}

/// <summary>The same events into the same tables: 200 in a transaction, and one.</summary>
sealed class ConsumerPart(Surroundings surroundings) : FactsPart(surroundings)
{
    public const string Batched = "consumer-batch", Single = "consumer-single";

    const int BatchSize = 200, Batches = 30, Singles = 300;

    int _next;

    public override Task Prepare() => PrepareDatabase();

    public override IEnumerable<Run> Runs =>
    [
        new(Batched, add => Measure(Batches * BatchSize, BatchSize, add)),
        new(Single, add => Measure(Singles, 1, add)),
    ];

    async Task Measure(int count, int batch, Action<string, double> add)
    {
        var events = Histories.Of(TestIssuer.Westmere, count, _next);
        _next += count / Histories.EventsPerCase + 1;
        var consumer = new FactConsumer(Metrics, TimeProvider.System);
        var watch = Stopwatch.StartNew();
        foreach (var chunk in events.Chunk(batch))
            await Take(consumer, chunk);
        add("rate", count / watch.Elapsed.TotalSeconds);
    }
}

/// <summary>
/// The service's own rebuild from a feed in memory, beside binary COPY of one row of facts for each event into a table of
/// the same shape, primary key included, and of the very rows that the rebuild leaves.
/// </summary>
sealed class RebuildPart(Surroundings surroundings, BenchOptions options) : FactsPart(surroundings)
{
    public const string Rebuild = "rebuild", Copy = "copy";

    List<ReceivedEvent> _events = [];

    public override async Task Prepare()
    {
        await PrepareDatabase();
        await Execute("create schema floor; create table floor.fact (like facts_a.kinship_check_fact including all)");
        _events = Histories.Of(TestIssuer.Westmere, options.Events);
    }

    public override IEnumerable<Run> Runs => [new(Rebuild, MeasureRebuild), new(Copy, MeasureCopy)];

    async Task MeasureRebuild(Action<string, double> add)
    {
        var store = new RebuildStore(Database, TimeProvider.System);
        using var rebuilder = new Rebuilder(store, new HistoryFeed(_events), new RebuildOptions(), Metrics, NullLogger<Rebuilder>.Instance);
        var build = await store.Start(Guid.NewGuid(), CancellationToken.None);
        var (own, postgres, watch) = (ProcessorTime.SecondsOf(Environment.ProcessId), PostgresSeconds(), Stopwatch.StartNew());
        await rebuilder.WorkIfAny(CancellationToken.None);
        add("rate", _events.Count / watch.Elapsed.TotalSeconds);
        add("server_us", (ProcessorTime.SecondsOf(Environment.ProcessId) - own) / _events.Count * 1e6);
        add("postgres_us", (PostgresSeconds() - postgres) / _events.Count * 1e6);
        await MeasureCopyOfRows(build.Slot, add);
    }

    async Task MeasureCopy(Action<string, double> add)
    {
        await Execute("truncate floor.fact");
        await using var connection = new NpgsqlConnection(Owner);
        await connection.OpenAsync();
        var (postgres, watch) = (PostgresSeconds(), Stopwatch.StartNew());
        await using (var copy = await connection.BeginBinaryImportAsync("copy floor.fact (authority, case_id, check_id, progress_seq, check_type, subject_kind, required, progress, progress_on, submitted_on, requested_seq, requested_on, settled_seq) from stdin (format binary)"))
        {
            var day = new DateOnly(2026, 9, 1);
            foreach (var happened in _events)
            {
                await copy.StartRowAsync();
                await copy.WriteAsync(happened.Authority);
                await copy.WriteAsync(happened.CaseId);
                await copy.WriteAsync(happened.Sequence.ToString());
                await copy.WriteAsync(happened.Sequence);
                await copy.WriteAsync("DBS_ENHANCED_BARRED");
                await copy.WriteAsync("PROPOSED_CARER");
                await copy.WriteAsync(true);
                await copy.WriteAsync("MOVED");
                await copy.WriteAsync(day);
                await copy.WriteAsync(day);
                await copy.WriteAsync(1L);
                await copy.WriteAsync(day);
                await copy.WriteAsync(0L);
            }

            await copy.CompleteAsync();
        }

        add("rate", _events.Count / watch.Elapsed.TotalSeconds);
        add("postgres_us", (PostgresSeconds() - postgres) / _events.Count * 1e6);
    }

    async Task MeasureCopyOfRows(string slot, Action<string, double> add)
    {
        var seconds = 0.0;
        await using var connection = new NpgsqlConnection(Owner);
        await connection.OpenAsync();
        foreach (var table in FactSources.TableNames)
        {
            var rows = new MemoryStream();
            await using (var read = await connection.BeginRawBinaryCopyAsync($"copy {slot}.{table} to stdout (format binary)"))
                await read.CopyToAsync(rows);
            rows.Position = 0;
            await Execute($"create table if not exists floor.{table} (like facts_a.{table} including all); truncate floor.{table}");
            var watch = Stopwatch.StartNew();
            await using (var write = await connection.BeginRawBinaryCopyAsync($"copy floor.{table} from stdin (format binary)"))
                await rows.CopyToAsync(write);
            seconds += watch.Elapsed.TotalSeconds;
        }

        add("rows_rate", _events.Count / seconds);
    }
}
