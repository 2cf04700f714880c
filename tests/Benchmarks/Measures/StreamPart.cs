using System.Collections.Concurrent;
using System.Diagnostics;
using Grpc.Core;
using Grpc.Net.Client;
using Suite.Benchmarks.Measuring;
using Suite.Benchmarks.Servers;
using Suite.Reporting;
using Suite.Reporting.Measures;
using Suite.Reporting.V1;
using Suite.Testing;

namespace Suite.Benchmarks.Measures;

/// <summary>
/// Many watchers of one measure, or of one scorecard, of an authority whose facts change five times a second. The service looks four times in a second whether
/// facts changed; what counts here is the way from the first watcher who has a state to each other, and what a delivery costs.
/// </summary>
sealed class StreamPart(Surroundings surroundings, BenchOptions options) : Part
{
    public const string Measures = "stream-measures", Scorecard = "stream-scorecard";

    public static readonly string[] Kinds = [Measures, Scorecard];

    const int Changes = 20, EventsPerChange = Histories.EventsPerCase;
    const int StreamsPerConnection = 100;
    const string Period = "2026/27", Watched = "K01", Line = "K2_MEDIAN_DAYS";

    static readonly TimeSpan Between = TimeSpan.FromMilliseconds(200), Patience = TimeSpan.FromMinutes(1);

    readonly List<GrpcChannel> _channels = [];
    ServerProcess _server = null!;
    Announcer _announcer = null!;
    string _template = "";
    int _cases;

    public override IEnumerable<Run> Runs => [new(Measures, add => MeasureStreams(WatchMeasures, add)), new(Scorecard, add => MeasureStreams(WatchScorecard, add))];

    public override async Task Prepare()
    {
        var messaging = await surroundings.CreateVirtualHost("stream");
        _server = await ServerProcess.Start("reporting", await surroundings.Migrated(ReportingApp.Database, typeof(ReportingApp), messaging));
        _announcer = await Announcer.Connect(messaging);
        for (var i = 0; i * StreamsPerConnection < options.Subscribers; i++)
            _channels.Add(GrpcChannel.ForAddress($"http://{_server.Channel.Target}", new() { HttpHandler = new SocketsHttpHandler { EnableMultipleHttp2Connections = true } }));

        var lines = Catalogue.All.Where(m => m.Id[0] is 'K').OrderBy(m => m.Id, StringComparer.Ordinal)
            .Select(m => new TemplateLine { MeasureId = m.Id, Part = m.Id == Watched ? Line : m.Parts[0].Code, Section = "Kinship" });
        _template = (await new ScorecardService.ScorecardServiceClient(_server.Channel).DefineTemplateAsync(
            new() { RequestId = Guid.NewGuid().ToString("D"), Name = "Kinship", EffectiveFromDate = new() { Year = 2026, Month = 4, Day = 1 }, Lines = { lines } }, Token)).Template.TemplateId;
    }

    Metadata Token => SuiteServers.Authorization(_server.Token);

    async Task MeasureStreams(Func<int, Watcher, CancellationToken, Task> watch, Action<string, double> add)
    {
        using var ended = new CancellationTokenSource();
        var watchers = Enumerable.Range(0, options.Subscribers).Select(_ => new Watcher()).ToArray();
        var streams = watchers.Select((watcher, number) => Task.Run(() => watch(number, watcher, ended.Token))).ToArray();
        await Wait.Until(() => watchers.All(w => w.Has is not null) || streams.Any(s => s.IsFaulted), "every watcher to get the first figures", Patience);
        foreach (var watcher in watchers)
            watcher.Arrived.Clear();

        var before = _server.Seconds();
        for (var change = 0; change < Changes; change++)
        {
            var due = Task.Delay(Between);
            await _announcer.Announce(Histories.Of(TestIssuer.Westmere, EventsPerChange, Histories.ApprovedByOctober(_cases++)));
            await due;
        }

        // K01 looks at every case that was announced.
        await Wait.Until(async () => Counted(await Newest()).Numerator == _cases, "the service to take every event in", Patience);
        var newest = Counted(await Newest());
        var lost = 0;
        try
        {
            await Wait.Until(() => watchers.All(w => newest.Equals(w.Has)), "every watcher to get the newest figures", TimeSpan.FromSeconds(5));
        }
        catch (TimeoutException)
        {
            lost = watchers.Count(w => !newest.Equals(w.Has));
        }

        var seconds = _server.Seconds() - before;
        await ended.CancelAsync();
        await Task.WhenAll(streams);

        var first = watchers.SelectMany(w => w.Arrived).GroupBy(a => a.State).ToDictionary(g => g.Key, g => g.Min(a => a.At));
        var spread = Latencies.Of(watchers.SelectMany(w => w.Arrived).Select(a => Stopwatch.GetElapsedTime(first[a.State], a.At).TotalMilliseconds));
        var deliveries = watchers.Sum(w => w.Arrived.Count);
        add("delivery_us", seconds / deliveries * 1e6);
        add("deliveries", deliveries);
        add("states", first.Count);
        add("spread_p50", spread.P50);
        add("spread_p99", spread.P99);
        add("lost", lost);
    }

    async Task WatchMeasures(int number, Watcher watcher, CancellationToken ended)
    {
        var client = new ReportingService.ReportingServiceClient(_channels[number % _channels.Count]);
        using var call = client.WatchMeasures(new() { MeasureIds = { Watched }, Period = Period }, Token, cancellationToken: ended);
        await Read(call.ResponseStream, answer => watcher.Got(answer.Results[0].AsAtTime.ToDateTimeOffset(), Counted(answer.Results[0])), ended);
    }

    async Task WatchScorecard(int number, Watcher watcher, CancellationToken ended)
    {
        var client = new ScorecardService.ScorecardServiceClient(_channels[number % _channels.Count]);
        using var call = client.WatchScorecard(new() { TemplateId = _template, Period = Period }, Token, cancellationToken: ended);
        await Read(call.ResponseStream, answer => watcher.Got(answer.AsAtTime.ToDateTimeOffset(), answer.Lines.FirstOrDefault(l => l.MeasureId == Watched)?.Figure), ended);
    }

    static async Task Read<T>(IAsyncStreamReader<T> stream, Action<T> got, CancellationToken ended)
    {
        try
        {
            while (await stream.MoveNext(ended))
                got(stream.Current);
        }
        catch (Exception e) when (ended.IsCancellationRequested && e is RpcException or OperationCanceledException)
        {
            // The measurement is over.
        }
    }

    async Task<MeasureResult> Newest() =>
        (await new ReportingService.ReportingServiceClient(_server.Channel).GetMeasureAsync(new() { MeasureId = Watched, Period = Period }, Token)).Result;

    static Figure Counted(MeasureResult result) => result.Figures.Single(f => f.Part == Line && f.Breakdown.Length == 0);

    public override async ValueTask DisposeAsync()
    {
        foreach (var channel in _channels)
            channel.Dispose();
        await _announcer.DisposeAsync();
        await _server.DisposeAsync();
    }

    /// <summary>What one subscriber has, and when each state arrived.</summary>
    sealed class Watcher
    {
        volatile Figure? _has;

        public Figure? Has => _has;

        public ConcurrentQueue<(DateTimeOffset State, long At)> Arrived { get; } = new();

        public void Got(DateTimeOffset state, Figure? figure)
        {
            Arrived.Enqueue((state, Stopwatch.GetTimestamp()));
            if (figure is not null)
                _has = figure;
        }
    }
}
