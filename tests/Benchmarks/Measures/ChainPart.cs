using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Suite.Benchmarks.Measuring;
using Suite.Benchmarks.Servers;
using Suite.KinshipAssessment;
using Suite.Reporting;
using Suite.Reporting.V1;
using Suite.Testing;

namespace Suite.Benchmarks.Measures;

/// <summary>
/// The whole chain in an open loop: a command over gRPC, the relay, the broker, Reporting's consumer, until the facts are
/// committed. Counts from when the command was due, and that every event arrives exactly once.
/// </summary>
sealed class ChainPart(Surroundings surroundings, BenchOptions options) : Part
{
    public static readonly int[] Rates = [200, 500];

    public const string WhileRebuilding = "chain-rebuild@200";

    const double Skip = 1;
    const int Cases = 2_000, WarmingCalls = 4_000;

    readonly List<ServerProcess> _servers = [];
    KinshipCases _cases = null!;
    string _kinshipOwner = "", _reportingOwner = "";

    public override IEnumerable<Run> Runs =>
    [
        .. Rates.Select(rate => new Run($"chain@{rate}", add => Measure(rate, add))),
        new(WhileRebuilding, async add =>
        {
            using var ended = new CancellationTokenSource();
            var rebuilding = KeepRebuilding(add, ended.Token);
            await Measure(200, add);
            await ended.CancelAsync();
            // What is left of it must not weigh on the next run.
            await rebuilding;
        }),
    ];

    public override async Task Prepare()
    {
        var messaging = await surroundings.CreateVirtualHost("chain");
        var kinship = await surroundings.Migrated(KinshipApp.Database, typeof(KinshipApp), messaging);
        var reporting = await surroundings.Migrated(ReportingApp.Database, typeof(ReportingApp), messaging);
        reporting[SuiteServers.FeedEvents] = options.Events.ToString(CultureInfo.InvariantCulture);
        _kinshipOwner = kinship[$"ConnectionStrings:{KinshipApp.Database}-owner"]!;
        _reportingOwner = reporting[$"ConnectionStrings:{ReportingApp.Database}-owner"]!;
        _servers.Add(await ServerProcess.Start("reporting", reporting));
        _servers.Add(await ServerProcess.Start("kinship", kinship));
        _cases = new(_servers[1]);
        await _cases.Open(Cases);
        await Load.Warm(WarmingCalls, caller => _cases.Allocate(caller));
        await UntilTakenIn();
    }

    async Task Measure(int rate, Action<string, double> add)
    {
        var calls = (int)(rate * options.ChainSeconds);
        var (due, versions) = (new DateTimeOffset[calls], new long[calls]);
        var before = await Count(_kinshipOwner, "events") - await Count(_reportingOwner, "inbox");
        var commands = await Load.Open(rate, options.ChainSeconds, Skip, async (number, at) =>
        {
            due[number] = at;
            versions[number] = await _cases.Allocate(number % Cases);
        });
        await UntilTakenIn();

        var keys = Enumerable.Range(0, calls).Select(number => (CaseId: Guid.Parse(_cases.IdOf(number % Cases)), Version: versions[number])).ToArray();
        var ids = await CommitTimes.IdsOfEvents(_kinshipOwner, keys.Select(k => k.CaseId));
        var visible = await CommitTimes.OfInbox(_reportingOwner, keys.Select(k => ids[k]));
        var took = Latencies.Of(Enumerable.Range(0, calls).Skip((int)(rate * Skip)).Where(n => visible.ContainsKey(ids[keys[n]])).Select(n => (visible[ids[keys[n]]] - due[n]).TotalMilliseconds));
        add("p50", took.P50);
        add("p99", took.P99);
        add("command_p50", commands.P50);
        add("command_p99", commands.P99);
        var after = await Count(_kinshipOwner, "events") - await Count(_reportingOwner, "inbox");
        add("lost_or_double", Math.Abs(after - before) + keys.Count(k => !visible.ContainsKey(ids[k])));
    }

    /// <summary>One rebuild after the other from a feed of another authority's events, in the service and the database that take the commands' events in.</summary>
    async Task KeepRebuilding(Action<string, double> add, CancellationToken ended)
    {
        var client = new ReportingService.ReportingServiceClient(_servers[0].Channel);
        var (events, watch) = (0L, Stopwatch.StartNew());
        while (!ended.IsCancellationRequested)
        {
            using var call = client.RebuildFacts(new() { RequestId = Guid.NewGuid().ToString("D") }, SuiteServers.Authorization(_servers[0].Token), cancellationToken: CancellationToken.None);
            var rebuild = new Rebuild();
            while (await call.ResponseStream.MoveNext(CancellationToken.None))
                rebuild = call.ResponseStream.Current.Rebuild;
            if (rebuild.State is not RebuildState.Done)
                throw new InvalidOperationException($"A rebuild ended as {rebuild.State} ({rebuild.FailureReason}).");
            events += rebuild.EventsRead;
        }

        add("rebuild_rate", events / watch.Elapsed.TotalSeconds);
    }

    async Task UntilTakenIn()
    {
        await Outbox.UntilPublished(_kinshipOwner);
        await Wait.Until(async () => await Count(_reportingOwner, "inbox") >= await Count(_kinshipOwner, "events"), "Reporting to take in every event", TimeSpan.FromMinutes(1));
    }

    static async Task<long> Count(string owner, string table)
    {
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync();
        await using var count = new NpgsqlCommand($"select count(*) from {table}", connection);
        return (long)(await count.ExecuteScalarAsync())!;
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
            await server.DisposeAsync();
    }
}
