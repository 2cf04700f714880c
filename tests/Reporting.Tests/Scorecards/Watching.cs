using System.Collections.Concurrent;
using Grpc.Core;
using Suite.Platform.Cases;
using Suite.Reporting.Measures;
using Suite.Reporting.Scorecards;
using Suite.Reporting.Scorecards.Templates;
using Suite.Reporting.V1;
using static Suite.Reporting.Tests.Scorecards.WorkedScorecard;

namespace Suite.Reporting.Tests.Scorecards;

public sealed class Watching(RunningService service) : IClassFixture<RunningService>
{
    [Fact]
    public async Task A_stream_sends_the_lines_that_change()
    {
        var worked = await Over(service);
        using var watch = worked.Client.WatchScorecard(new() { TemplateId = worked.TemplateId, Period = Q2 }, worked.As("SM"));
        var first = await Next(watch);
        Assert.Equal([1, 2, 3, 4, 5, 6], first.Lines.Select(l => l.LineNumber));
        Assert.Equal((6, 1), (first.LineCount, first.TemplateVersion));

        // A narrative changes one line.
        await worked.Explain();
        var explained = await Next(watch);
        Assert.Equal((WithinNorm, "SM"), (Assert.Single(explained.Lines).LineNumber, explained.Lines[0].Narrative.OwnerRole));

        // An event changes those that count it.
        await worked.HoldLate(1);
        var newest = new Dictionary<int, ScorecardLine>();
        while (!newest.TryGetValue(Held, out var held) || held.Figure.Value != "30")
            foreach (var line in (await Next(watch)).Lines)
                newest[line.LineNumber] = line;
        Assert.DoesNotContain(Declined, newest.Keys);
        Assert.DoesNotContain(Outcomes, newest.Keys);
    }

    [Fact]
    public async Task Readers_of_aggregates_watch_what_is_shown_to_them()
    {
        var worked = await Over(service);
        using var watch = worked.Client.WatchScorecard(new() { TemplateId = worked.TemplateId, Period = Q2 }, worked.As("LEAD_MEMBER"));

        var first = await Next(watch);

        Assert.Equal((true, "", 0L), first.Lines.Where(l => l.LineNumber == Declined).Select(l => (l.Figure.Suppressed, l.Figure.Value, l.Figure.Numerator)).Single());
        using var running = worked.Client.WatchScorecard(new() { TemplateId = worked.TemplateId }, worked.As("DCS"));
        Assert.Equal("PERIOD_NOT_WHOLE", (await Refusal.Of(() => Next(running))).Reason);
        using var other = worked.Client.WatchScorecard(new() { TemplateId = NewId() }, worked.As("SM"));
        Assert.Equal("TEMPLATE_NOT_FOUND", (await Refusal.Of(() => Next(other))).Reason);
    }

    [Fact]
    public async Task A_thousand_watchers_share_the_work_and_each_has_the_newest()
    {
        const int watchers = 1_000, changes = 5;
        var worked = await Over(service);
        using var ended = new CancellationTokenSource();
        var readers = Enumerable.Range(0, watchers).Select(_ => new Reader()).ToList();
        var running = readers.Select((reader, i) => Watch(worked, reader, i % 2 == 0 ? "ANALYST" : "DCS", ended.Token)).ToList();
        await Wait.Until(() => readers.All(r => r.Of(Held) == "29") || running.Any(r => r.IsCompleted), "every watcher to have the first figures", TimeSpan.FromMinutes(1));

        for (var change = 0; change < changes; change++)
            await worked.HoldLate(5);

        await Wait.Until(() => readers.All(r => r.Of(Held) == "54") || running.Any(r => r.IsCompleted), "every watcher to have the newest figures", TimeSpan.FromMinutes(1));
        Assert.All(running, r => Assert.False(r.IsCompleted));
        // What is sent is the same message for all who are sent the same.
        Assert.True(readers.Select(r => r.Newest(Held)).Distinct(ReferenceEqualityComparer.Instance).Count() <= 2);
        Assert.True(readers.Max(r => r.Messages) <= 1 + changes, "a change was sent more than once");
        await ended.CancelAsync();
        await Task.WhenAll(running);
    }

    [Fact]
    public async Task A_thousand_streams_each_get_a_change_and_end_with_their_subscribers()
    {
        const int subscribers = 1_000;
        var worked = await Over(service);
        await Wait.Until(() => service.Watchers == 0, "the streams of other tests to end");
        var token = worked.As("SM");
        using var gone = new CancellationTokenSource();
        var streams = Enumerable.Range(0, subscribers)
            .Select(_ => worked.Client.WatchScorecard(new() { TemplateId = worked.TemplateId, Period = Q2 }, token, cancellationToken: gone.Token)).ToList();
        Assert.All(await Task.WhenAll(streams.Select(Next)), first => Assert.Equal("29", first.Lines.Single(l => l.LineNumber == Held).Figure.Value));
        Assert.Equal(subscribers, service.Watchers);

        await worked.HoldLate(1);

        Assert.All(await Task.WhenAll(streams.Select(Next)), changed => Assert.Equal("30", changed.Lines.Single(l => l.LineNumber == Held).Figure.Value));
        // Half of them hang up, half give their call up.
        foreach (var stream in streams.Take(subscribers / 2))
            stream.Dispose();
        await Wait.Until(() => service.Watchers == subscribers / 2, "the service to let go of those who hung up");
        await gone.CancelAsync();
        await Wait.Until(() => service.Watchers == 0, "the service to let go of all");
        Assert.Empty(service.Errors);
    }

    Task Watch(WorkedScorecard worked, Reader reader, string role, CancellationToken cancellation) =>
        new WatchScorecard(service.Service<FactChanges>(), service.Service<SharedScorecards>(), service.Service<CaseStore<ScorecardTemplate>>(), service.Service<IAudit>(),
                service.Service<ReportingMetrics>(), service.Service<TimeProvider>())
            .Handle(new() { TemplateId = worked.TemplateId, Period = Q2 }, reader, ReportingFixture.Caller(worked.Authority, role), cancellation);

    static async Task<WatchScorecardResponse> Next(AsyncServerStreamingCall<WatchScorecardResponse> watch)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        Assert.True(await watch.ResponseStream.MoveNext(patience.Token));
        return watch.ResponseStream.Current;
    }

    sealed class Reader : IServerStreamWriter<WatchScorecardResponse>
    {
        readonly ConcurrentDictionary<int, ScorecardLine> _lines = new();

        public int Messages { get; private set; }

        public WriteOptions? WriteOptions { get; set; }

        public string Of(int line) => _lines.TryGetValue(line, out var newest) ? newest.Figure.Value : "";

        public ScorecardLine Newest(int line) => _lines[line];

        public Task WriteAsync(WatchScorecardResponse message, CancellationToken cancellationToken) => WriteAsync(message);

        public Task WriteAsync(WatchScorecardResponse message)
        {
            Messages++;
            foreach (var line in message.Lines)
                _lines[line.LineNumber] = line;
            return Task.CompletedTask;
        }
    }
}
