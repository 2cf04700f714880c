using Suite.Benchmarks.Measures;
using Suite.Benchmarks.Measuring;

namespace Suite.Benchmarks;

/// <summary>A goal that was set for the suite: a figure of one cycle, and how large it may or must be.</summary>
/// <param name="Part">The part that measures it.</param>
/// <param name="AtMost">False if the figure must be at least the limit.</param>
sealed record Goal(string Id, string Part, string What, double Limit, string Unit, Func<Func<string, double>, double> Figure, bool AtMost = true)
{
    /// <summary>Missed when even the better quartile is on the wrong side: a noisy machine alone misses no goal.</summary>
    public bool IsMet(Quartiles figures) => AtMost ? figures.Lower <= Limit : figures.Upper >= Limit;
}

static class Goals
{
    /// <summary>What is not measured here at all, and why.</summary>
    public static readonly IReadOnlyDictionary<string, string> NotApplicable = new Dictionary<string, string>
    {
        ["G7"] = "no command of the suite uses EF Core",
        ["G11"] = "not measured: G12 compares the same two ways of taking events in, without the broker",
        ["G16"] = "not applicable: there are no partitions by quarter yet",
        ["G18"] = "not measured: it compares two ways of publishing a service",
    };

    public static IReadOnlyList<Goal> All { get; } =
    [
        Cost("G1", CommandPart.Store, 64, 3.0), Cost("G1", CommandPart.Store, 16, 2.5), Cost("G1", CommandPart.Store, 1, 2.0),
        new("G2", "command", "CPU (server + PostgreSQL) of the store's command to gRPC + one INSERT, 64 callers", 3.0, "x", of => Cpu(of, CommandPart.Store) / Cpu(of, CommandPart.Insert)),
        new("G3", "command", "pgbench pipeline (UPDATE + 2 INSERT) to the store's command, 64 callers", 2.5, "x", of => of($"{CommandPart.PgBench}@64.rate") / of($"{CommandPart.Store}@64.rate")),
        new("G4", "command", "p99 of the store's command to p99 of gRPC + one INSERT, 64 callers", 2.5, "x", of => of($"{CommandPart.Store}@64.p99") / of($"{CommandPart.Insert}@64.p99")),
        .. CommandPart.Callers.Select(callers => new Goal("G5", "command", $"command that remembers its answer to one that does not, {Callers(callers)}", 1.2, "x",
            of => of($"{CommandPart.Unremembered}@{callers}.rate") / of($"{CommandPart.Store}@{callers}.rate"))),
        .. CommandPart.Callers.Select(callers => new Goal("G6", "command", $"command with the relay at work to one without, {Callers(callers)}", 1.15, "x",
            of => of($"{CommandPart.Store}@{callers}.rate") / of($"{CommandPart.Relayed}@{callers}.rate"))),
        new("G8", "relay", "commit to delivery at 200/s, p50", 5, "ms", of => of($"{RelayPart.Suite}.delivery.p50")),
        new("G8", "relay", "commit to delivery at 200/s, p99", 20, "ms", of => of($"{RelayPart.Suite}.delivery.p99")),
        new("G8", "relay", "the same p50 to that of a relay on the bare client", 2, "x", of => of($"{RelayPart.Suite}.delivery.p50") / of($"{RelayPart.Raw}.delivery.p50")),
        new("G9", "relay", "backlog drain to that of a relay on the bare client", 0.6, "x", of => of($"{RelayPart.Suite}.drain.rate") / of($"{RelayPart.Raw}.drain.rate"), AtMost: false),
        new("G9", "relay", "backlog drain", 5_000, "/s", of => of($"{RelayPart.Suite}.drain.rate"), AtMost: false),
        new("G10", "chain", "command to visible in the facts at 200/s, p99", 100, "ms", of => of("chain@200.p99")),
        new("G10", "chain", "command to visible in the facts at 500/s, p99", 150, "ms", of => of("chain@500.p99")),
        new("G10", "chain", "events lost or doubled", 0, "", of => of("chain@200.lost_or_double") + of("chain@500.lost_or_double")),
        new("G14", "chain", "command to visible in the facts at 200/s while a rebuild runs, p99", 1_500, "ms", of => of($"{ChainPart.WhileRebuilding}.p99")),
        new("G14", "chain", "events lost or doubled meanwhile", 0, "", of => of($"{ChainPart.WhileRebuilding}.lost_or_double")),
        new("G12", "consumer", "taking in 200 events in a transaction to one", 10, "x", of => of($"{ConsumerPart.Batched}.rate") / of($"{ConsumerPart.Single}.rate"), AtMost: false),
        new("G13", "rebuild", "rebuild to binary COPY of one row for each event, with primary key", 0.25, "x", of => of($"{RebuildPart.Rebuild}.rate") / of($"{RebuildPart.Copy}.rate"), AtMost: false),
        new("G13", "rebuild", "rebuild", 60_000, "/s", of => of($"{RebuildPart.Rebuild}.rate"), AtMost: false),
        new("G15", "scorecard", "scorecard of 30 measures from the store to 30 measures over the facts, 1 million facts", 0.1, "x", of => of($"{ScorecardPart.Store}@1m.ms") / of($"{ScorecardPart.Scan}@1m.ms")),
        new("G15", "scorecard", "the same, 5 million facts", 0.02, "x", of => of($"{ScorecardPart.Store}@5m.ms") / of($"{ScorecardPart.Scan}@5m.ms")),
        new("G15", "scorecard", "from the store at 5 million facts to 1 million", 1.5, "x", of => of($"{ScorecardPart.Store}@5m.ms") / of($"{ScorecardPart.Store}@1m.ms")),
        new("G15", "scorecard", "measures worked out from the facts for a scorecard from the store", 0, "", of => of($"{ScorecardPart.Store}@1m.worked_out") + of($"{ScorecardPart.Store}@5m.worked_out")),
        .. StreamPart.Kinds.SelectMany(kind => new Goal[]
        {
            new("G17", "stream", $"{kind}: server CPU per delivery", 25, "us", of => of($"{kind}.delivery_us")),
            new("G17", "stream", $"{kind}: from the first watcher who has a state to each other, p99", 100, "ms", of => of($"{kind}.spread_p99")),
            new("G17", "stream", $"{kind}: watchers without the newest figure", 0, "", of => of($"{kind}.lost")),
        }),
    ];

    /// <summary>Shown with the goals, without a limit: what the whole service costs.</summary>
    public static IReadOnlyList<Goal> Beside { get; } =
    [
        .. CommandPart.Callers.Select(callers => Cost("", CommandPart.Kinship, callers, double.NaN)),
        new("", "command", "CPU (server + PostgreSQL) of the kinship command to gRPC + one INSERT, 64 callers", double.NaN, "x", of => Cpu(of, CommandPart.Kinship) / Cpu(of, CommandPart.Insert)),
        .. ScorecardPart.Sizes.Select(size => new Goal("", "scorecard", $"scorecard of 30 measures from the store to reading every row of the facts once, {size} million facts", double.NaN, "x",
            of => of($"{ScorecardPart.Store}@{size}m.ms") / of($"{ScorecardPart.Pass}@{size}m.ms"))),
        new("", "rebuild", "rebuild to binary COPY of the very rows that it leaves", double.NaN, "x", of => of($"{RebuildPart.Rebuild}.rate") / of($"{RebuildPart.Rebuild}.rows_rate")),
    ];

    static Goal Cost(string id, string variant, int callers, double limit) =>
        new(id, "command", $"{(variant == CommandPart.Kinship ? "kinship command (rules, token, telemetry, relay)" : "store command")} to gRPC + one INSERT, {Callers(callers)}", limit, "x",
            of => of($"{CommandPart.Insert}@{callers}.rate") / of($"{variant}@{callers}.rate"));

    static double Cpu(Func<string, double> of, string variant) => of($"{variant}@64.server_us") + of($"{variant}@64.postgres_us");

    static string Callers(int callers) => callers == 1 ? "1 caller" : $"{callers} callers";
}
