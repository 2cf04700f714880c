using System.Collections.Concurrent;
using System.Diagnostics;
using Grpc.Core;
using Suite.Benchmarks.Measuring;
using Suite.Benchmarks.Servers;
using Suite.Platform.Messaging;
using Suite.Reporting;
using Suite.Reporting.Facts;
using Suite.Reporting.V1;
using Suite.Testing;

namespace Suite.Benchmarks.Measures;

/// <summary>
/// Many watchers of the figures of one authority. The service looks four times in a second whether facts changed; what
/// counts here is the way from the first watcher who has a result to the last, and what a delivery costs.
/// </summary>
sealed class StreamPart(Surroundings surroundings, BenchOptions options) : Part
{
    public const string Name = "stream";

    const int Changes = 16, EventsPerChange = Histories.EventsPerCase;
    const int StreamsPerConnection = 100;

    static readonly TimeSpan Between = TimeSpan.FromMilliseconds(250);

    readonly List<Grpc.Net.Client.GrpcChannel> _channels = [];
    ServerProcess _server = null!;
    Announcer _announcer = null!;
    int _next;

    public override IEnumerable<Run> Runs => [new(Name, Measure)];

    public override async Task Prepare()
    {
        var messaging = await surroundings.CreateVirtualHost("stream");
        _server = await ServerProcess.Start("reporting", await surroundings.Migrated(ReportingApp.Database, typeof(ReportingApp), messaging));
        _announcer = await Announcer.Connect(messaging);
        for (var i = 0; i * StreamsPerConnection < options.Subscribers; i++)
            _channels.Add(Grpc.Net.Client.GrpcChannel.ForAddress($"http://{_server.Channel.Target}", new() { HttpHandler = new SocketsHttpHandler { EnableMultipleHttp2Connections = true } }));
    }

    async Task Measure(Action<string, double> add)
    {
        using var ended = new CancellationTokenSource();
        var seen = new ConcurrentDictionary<string, ConcurrentBag<long>>();
        var (deliveries, reached) = (0, new string[options.Subscribers]);
        var watchers = Enumerable.Range(0, options.Subscribers).Select(number => Task.Run(async () =>
        {
            var client = new ReportingService.ReportingServiceClient(_channels[number % _channels.Count]);
            using var call = client.WatchMeasures(new() { MeasureIds = { "K01" }, Period = "2026/27" }, SuiteServers.Authorization(_server.Token), cancellationToken: ended.Token);
            try
            {
                while (await call.ResponseStream.MoveNext(ended.Token))
                {
                    var at = Stopwatch.GetTimestamp();
                    Interlocked.Increment(ref deliveries);
                    var newest = call.ResponseStream.Current.Results[0].Figures.ToString();
                    seen.GetOrAdd(newest, _ => []).Add(at);
                    Volatile.Write(ref reached[number], newest);
                }
            }
            catch (Exception e) when (ended.IsCancellationRequested && e is RpcException or OperationCanceledException)
            {
                // The measurement is over.
            }
        })).ToArray();
        await Wait.Until(() => reached.All(r => Volatile.Read(ref r) is not null) || watchers.Any(w => w.IsFaulted), "every watcher to get the first figures", TimeSpan.FromMinutes(1));
        seen.Clear();
        Volatile.Write(ref deliveries, 0);

        var before = _server.Seconds();
        for (var change = 0; change < Changes; change++)
        {
            var due = Task.Delay(Between);
            await _announcer.Announce(Histories.Of(TestIssuer.Westmere, EventsPerChange, _next++));
            await due;
        }

        await Task.Delay(Between * 4);
        var seconds = _server.Seconds() - before;
        var last = reached.GroupBy(r => r).MaxBy(g => g.Count())!;
        await ended.CancelAsync();
        await Task.WhenAll(watchers);

        var spread = Latencies.Of(seen.Values.SelectMany(arrivals => arrivals.Select(at => Stopwatch.GetElapsedTime(arrivals.Min(), at).TotalMilliseconds)));
        add("delivery_us", seconds / deliveries * 1e6);
        add("deliveries", deliveries);
        add("spread_p50", spread.P50);
        add("spread_p99", spread.P99);
        add("lost", options.Subscribers - last.Count());
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var channel in _channels)
            channel.Dispose();
        await _announcer.DisposeAsync();
        await _server.DisposeAsync();
    }
}
