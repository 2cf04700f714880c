using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using RabbitMQ.Client;
using Suite.Benchmarks.Measuring;
using Suite.Benchmarks.Servers;
using Suite.Benchmarks.V1;
using Suite.KinshipAssessment;
using Suite.Platform.Cases;
using Suite.Platform.Messaging;

namespace Suite.Benchmarks.Measures;

/// <summary>
/// Commands in closed loops of 1, 16 and 64 callers: the floors, the suite's store behind the barest RPC, and the whole
/// kinship service with its tokens, interceptors and telemetry.
/// </summary>
sealed partial class CommandPart(Surroundings surroundings, BenchOptions options, Results results) : Part
{
    public const string Echo = "echo", Insert = "insert", Store = "store", Unremembered = "unremembered", Relayed = "relayed", Kinship = "kinship", PgBench = "pgbench";

    public static readonly int[] Callers = [1, 16, 64];

    const int MostCallers = 64, CasesEach = 16, WarmingCalls = 4_000;

    static readonly Dictionary<int, int> PgBenchTransactions = new() { [1] = 1_000, [16] = 200, [64] = 60 };

    readonly List<Run> _runs = [];
    readonly List<Func<Task>> _warming = [];
    readonly List<ServerProcess> _servers = [];

    public override IEnumerable<Run> Runs => _runs;

    public override async Task Prepare()
    {
        var (floor, _) = await StartBench("floor", relayed: false);
        var client = new BenchService.BenchServiceClient(floor.Channel);
        var timed = await OpenCases(client, passTime: true);
        AddRuns(Echo, floor, null, caller => client.EchoAsync(Request(timed[caller * CasesEach], "")).ResponseAsync);
        AddRuns(Insert, floor, null, caller => client.InsertAsync(Request(timed[caller * CasesEach], "")).ResponseAsync);
        AddRuns(Store, floor, null, Recorder(client, await OpenCases(client, passTime: false)));
        var turns = new int[MostCallers];
        AddRuns(Unremembered, floor, null, caller => client.PassTimeAsync(Request(timed[caller * CasesEach + turns[caller]++ % CasesEach], "")).ResponseAsync);

        var (relayed, owner) = await StartBench("relayed", relayed: true);
        var relayedClient = new BenchService.BenchServiceClient(relayed.Channel);
        AddRuns(Relayed, relayed, owner, Recorder(relayedClient, await OpenCases(relayedClient, passTime: false)));

        await AddKinship();
        await AddPgBench();
        foreach (var warm in _warming)
            await warm();
    }

    async Task<(ServerProcess Server, string Owner)> StartBench(string name, bool relayed)
    {
        var settings = await surroundings.Migrated(BenchServer.Database, typeof(CaseStore<>), relayed ? await QueueFor(name, BenchServer.Service) : null);
        var owner = settings[$"ConnectionStrings:{BenchServer.Database}-owner"]!;
        await using (var connection = new NpgsqlConnection(owner))
        {
            await connection.OpenAsync();
            await using var create = new NpgsqlCommand(BenchServer.Schema, connection);
            await create.ExecuteNonQueryAsync();
        }

        var server = await ServerProcess.Start("floor", settings);
        _servers.Add(server);
        return (server, owner);
    }

    // A queue that takes in what is published, so that the broker works as it does with a consumer, and forgets it.
    async Task<string> QueueFor(string name, string service)
    {
        var address = await surroundings.CreateVirtualHost(name);
        await using var connection = await new ConnectionFactory { Uri = new(address) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        await channel.ExchangeDeclareAsync(EventSource.ExchangeOf(service), ExchangeType.Topic, durable: true);
        await channel.QueueDeclareAsync("sink", durable: true, exclusive: false, autoDelete: false,
            new Dictionary<string, object?> { ["x-queue-type"] = "quorum", ["x-max-length"] = 1_000, ["x-overflow"] = "drop-head" });
        await channel.QueueBindAsync("sink", EventSource.ExchangeOf(service), "#");
        return address;
    }

    async Task AddKinship()
    {
        var settings = await surroundings.Migrated(KinshipApp.Database, typeof(KinshipApp), await QueueFor("kinship", "kinship-assessment"));
        var server = await ServerProcess.Start("kinship", settings);
        _servers.Add(server);
        var cases = new KinshipCases(server);
        await cases.Open(MostCallers * CasesEach);
        var turns = new int[MostCallers];
        AddRuns(Kinship, server, settings[$"ConnectionStrings:{KinshipApp.Database}-owner"], caller => cases.Allocate(caller * CasesEach + turns[caller]++ % CasesEach));
    }

    void AddRuns(string variant, ServerProcess server, string? drained, Func<int, Task> call)
    {
        if (Callers.Any(callers => options.RunNames.Any($"{variant}@{callers}".StartsWith)))
            _warming.Add(() => Load.Warm(WarmingCalls, call));
        foreach (var callers in Callers)
            _runs.Add(new($"{variant}@{callers}", async add =>
            {
                var (serverSeconds, postgresSeconds) = (0.0, 0.0);
                var loop = await Load.Closed(callers, options.Seconds, call, begins =>
                {
                    var sign = begins ? -1 : 1;
                    serverSeconds += sign * server.Seconds();
                    postgresSeconds += sign * surroundings.PostgresSeconds();
                });
                add("rate", loop.Rate);
                add("p50", loop.Latencies.P50);
                add("p99", loop.Latencies.P99);
                add("server_us", serverSeconds / loop.Count * 1e6);
                add("postgres_us", postgresSeconds / loop.Count * 1e6);
                // What this run left to publish must not weigh on the next one.
                if (drained is not null)
                    await Outbox.UntilPublished(drained);
            }));
    }

    static Func<int, Task> Recorder(BenchService.BenchServiceClient client, string[] cases)
    {
        var versions = Enumerable.Repeat("v1", cases.Length).ToArray();
        var turns = new int[MostCallers];
        return async caller =>
        {
            var at = caller * CasesEach + turns[caller]++ % CasesEach;
            versions[at] = (await client.RecordAsync(Request(cases[at], versions[at]))).Etag;
        };
    }

    static RecordRequest Request(string caseId, string etag) => new()
    {
        RequestId = Guid.NewGuid().ToString("D"),
        CaseId = caseId,
        Etag = etag,
        Kind = BenchText.Kind,
        Reason = BenchText.Reason,
        Office = "North-3",
        AtUnixMs = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(),
        Note = "second review by supervisor required; appeal was announced by telephone and is to be confirmed in writing within the statutory period of one month",
    };

    static async Task<string[]> OpenCases(BenchService.BenchServiceClient client, bool passTime) =>
        [.. (await Task.WhenAll(Enumerable.Range(0, MostCallers * CasesEach).Select(_ =>
            client.OpenAsync(new() { RequestId = Guid.NewGuid().ToString("D"), PassesTime = passTime }).ResponseAsync))).Select(a => a.CaseId)];

    /// <summary>PostgreSQL's own program: an UPDATE and two INSERTs in one pipeline, with nothing of .NET or gRPC.</summary>
    async Task AddPgBench()
    {
        if (!IsThere("pgbench"))
        {
            results.Note("G3", "pgbench is not installed here");
            return;
        }

        var owner = new NpgsqlConnectionStringBuilder(await surroundings.CreateDatabase("pgbench"));
        await using (var connection = new NpgsqlConnection(owner.ConnectionString))
        {
            await connection.OpenAsync();
            await using var create = new NpgsqlCommand("""
                create table state (id int primary key, version int not null, status text not null, officer text not null, body jsonb not null, updated_at timestamptz not null) with (fillfactor = 70);
                create table event (case_id int not null, version bigint not null, seq bigint generated always as identity, xid xid8 not null default pg_current_xact_id(), kind text not null, at timestamptz not null, body jsonb not null);
                create unique index on event (case_id, version, seq);
                create index on event (xid, seq);
                create table note (id bigint generated always as identity primary key, case_id int not null, due date not null, text text not null);
                create index on note (case_id);
                insert into state select i, 0, 'open', 'officer', '{"a":1}', now() from generate_series(1, 60000) i
                """, connection);
            await create.ExecuteNonQueryAsync();
        }

        var script = Path.Combine(Path.GetTempPath(), $"suite-bench-{Environment.ProcessId}.sql");
        await File.WriteAllTextAsync(script, """
            \set c random(1, 60000)
            \startpipeline
            update state set version = version + 1, status = 's', officer = 'o', updated_at = now() where id = :c;
            insert into event (case_id, version, kind, at, body) values (:c, 1, 'decision_recorded', now(), '{"caseNo":"2026/004711","decision":"partly_granted","reason":"documents complete, legal basis checked","amounts":{"claimed":1842.50,"granted":1520.00},"deadline":"2026-12-31","office":"North-3","flags":["priority","appealable"],"note":"second review by supervisor required"}');
            insert into note (case_id, due, text) values (:c, current_date, 'documents complete, legal basis checked');
            \endpipeline
            """);
        foreach (var callers in Callers)
            _runs.Add(new($"{PgBench}@{callers}", async add =>
            {
                // By number, not by time: on a slow machine a second is over before 64 clients have connected.
                var start = new ProcessStartInfo("pgbench", ["-n", "-M", "prepared", "-c", $"{callers}", "-t", $"{PgBenchTransactions[callers]}", "-f", script,
                    "-h", owner.Host!, "-p", $"{owner.Port}", "-U", owner.Username!, owner.Database!])
                { RedirectStandardOutput = true, RedirectStandardError = true };
                start.Environment["PGPASSWORD"] = owner.Password;
                using var process = Process.Start(start)!;
                var errors = process.StandardError.ReadToEndAsync();
                var said = await process.StandardOutput.ReadToEndAsync();
                await process.WaitForExitAsync();
                var rate = Tps().Match(said);
                if (!rate.Success)
                    throw new InvalidOperationException($"pgbench did not measure: {await errors}");
                add("rate", double.Parse(rate.Groups[1].Value, CultureInfo.InvariantCulture));
            }));
    }

    static bool IsThere(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(directory => File.Exists(Path.Combine(directory, program)));

    public override async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
            await server.DisposeAsync();
    }

    [GeneratedRegex(@"tps = ([0-9.]+)")]
    private static partial Regex Tps();
}
