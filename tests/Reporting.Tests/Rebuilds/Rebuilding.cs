using FsCheck.Xunit;
using Microsoft.Extensions.Logging.Abstractions;
using Suite.KinshipAssessment.Events.V1;
using Suite.Reporting.Facts;
using Suite.Reporting.Facts.Kinship;
using Suite.Reporting.Rebuilds;
using Suite.Reporting.Tests.Facts;
using Suite.Reporting.V1;

namespace Suite.Reporting.Tests.Rebuilds;

public sealed class Rebuilding(ReportingFixture reporting) : IClassFixture<ReportingFixture>
{
    static readonly RebuildOptions SmallChunks = new() { ChunkSize = 7, BetweenAttempts = TimeSpan.FromMilliseconds(1), Attempts = 3 };

    [Property(MaxTest = 8)]
    public void A_rebuild_gives_the_facts_that_the_events_gave_in_any_order(int seed)
    {
        var authority = reporting.NewAuthority();
        var histories = new RandomHistories(seed);
        IReadOnlyList<ReceivedEvent> events = [.. histories.Of(authority, cases: 5), .. histories.FosteringOf(authority, records: 12),
            .. histories.ConferencesOf(authority, records: 6), .. histories.EdgeOfCareOf(authority, records: 6)];

        TakingEventsIn.Run(async () =>
        {
            foreach (var batch in histories.Deliver(events))
                await reporting.Take(batch);
            var before = await reporting.Dump(authority);

            var done = await Rebuild(new(events), SmallChunks with { ChunkSize = 31 });

            Assert.Equal(RebuildState.Done, done.State);
            Assert.Equal(events.Count, done.EventsRead);
            Assert.All(FactSources.All, s => Assert.Equal(events.Count(e => e.Source == s.Name), done.Of(s).EventsRead));
            Assert.Equal(done.Build.ToString("D"), await reporting.Facts.Build(CancellationToken.None));
            Assert.Equal(before, await reporting.Dump(authority));
        });
    }

    [Fact]
    public async Task A_rebuild_that_was_cut_off_goes_on_where_it_stopped()
    {
        var authority = reporting.NewAuthority();
        var history = History.WorkedCase(authority);
        await reporting.Take(history.Events);
        var started = await reporting.Rebuilds.Start(Guid.NewGuid(), CancellationToken.None);
        using var dying = new CancellationTokenSource();
        var cut = new ScriptedFeed(history.Events) { Before = i => i == 10 ? dying.CancelAsync() : Task.CompletedTask };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Work(cut, cancellation: dying.Token));
        var stored = await reporting.Rebuilds.Find(started.Build, CancellationToken.None);
        var rest = new ScriptedFeed(history.Events);
        await Work(rest);

        Assert.Equal((RebuildState.Reading, "7", 7L), (stored!.State, stored.Of(KinshipEvents.Source).Position, stored.EventsRead));
        Assert.Equal("7", rest.Asked[0]);
        var done = await reporting.Rebuilds.Find(started.Build, CancellationToken.None);
        Assert.Equal((RebuildState.Done, (long)history.Events.Count, 1), (done!.State, done.EventsRead, done.ToMessage().Resumed));
        await GivesWorkedCase(authority);
    }

    [Fact]
    public async Task Old_figures_serve_meanwhile_and_events_taken_in_meanwhile_are_in_both()
    {
        var authority = reporting.NewAuthority();
        var history = History.WorkedCase(authority);
        await reporting.Take(history.Events);
        var before = await reporting.Facts.Build(CancellationToken.None);
        var late = History.WorkedCase(authority);
        var (buildMeanwhile, casesMeanwhile) = ("", 0L);
        var feed = new ScriptedFeed(history.Events)
        {
            Before = async i =>
            {
                if (i != 8)
                    return;
                // Announced after the feed's end was read; it comes by the broker alone.
                await reporting.Take(late.Events);
                var figure = await K2(authority);
                (buildMeanwhile, casesMeanwhile) = (figure.Build, figure.Count);
            },
        };

        var done = await Rebuild(feed);

        Assert.Equal((before, 2L), (buildMeanwhile, casesMeanwhile));
        Assert.Equal((done.Build.ToString("D"), 2L), await K2(authority));
        Assert.Equal(2, done.Cases);
    }

    [Fact]
    public async Task An_event_that_the_broker_brings_before_the_feed_does_counts_once()
    {
        var authority = reporting.NewAuthority();
        var history = History.WorkedCase(authority);
        var feed = new ScriptedFeed(history.Events) { Before = i => i == 0 ? reporting.Take([.. history.Events.Where((_, at) => at % 2 == 1)]) : Task.CompletedTask };

        await Rebuild(feed);

        var rebuilt = await reporting.Dump(authority);
        await reporting.Take(history.Events);
        Assert.Equal(await reporting.Dump(authority), rebuilt);
        await GivesWorkedCase(authority);
    }

    [Fact]
    public async Task A_feed_that_comes_back_is_read_on_and_one_that_stays_away_fails_the_rebuild()
    {
        var authority = reporting.NewAuthority();
        var history = History.WorkedCase(authority);
        await reporting.Take(history.Events);
        var failures = 0;

        var recovered = await Rebuild(new(history.Events) { Before = i => i == 9 && failures++ < 2 ? throw new IOException() : Task.CompletedTask });
        var serving = await reporting.Facts.Build(CancellationToken.None);
        var lost = await Rebuild(new(history.Events) { Before = i => i == 9 ? throw new IOException() : Task.CompletedTask });

        Assert.Equal(RebuildState.Done, recovered.State);
        Assert.Equal((RebuildState.Failed, "FEED_UNAVAILABLE"), (lost.State, lost.FailureReason));
        Assert.Equal(serving, await reporting.Facts.Build(CancellationToken.None));
        await GivesWorkedCase(authority);
    }

    [Fact]
    public async Task An_event_that_cannot_be_read_fails_the_rebuild_and_the_old_facts_serve_on()
    {
        var authority = reporting.NewAuthority();
        var history = History.WorkedCase(authority);
        await reporting.Take(history.Events);

        var failed = await Rebuild(new([.. history.Events.Take(5), new History(authority).Then(new DecisionMade()).Events[0]]));

        Assert.Equal((RebuildState.Failed, "EVENT_UNREADABLE"), (failed.State, failed.FailureReason));
        await GivesWorkedCase(authority);
    }

    [Fact]
    public async Task The_same_request_is_the_same_rebuild_and_another_one_joins_it_while_it_runs()
    {
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());

        var started = await reporting.Rebuilds.Start(first, CancellationToken.None);
        var again = await reporting.Rebuilds.Start(first, CancellationToken.None);
        var joined = await reporting.Rebuilds.Start(second, CancellationToken.None);
        await Work(new([]));
        var remembered = await reporting.Rebuilds.Start(first, CancellationToken.None);
        var next = await reporting.Rebuilds.Start(second, CancellationToken.None);
        await Work(new([]));

        Assert.Equal((started.Build, started.Build), (again.Build, joined.Build));
        Assert.Equal((started.Build, RebuildState.Done), (remembered.Build, remembered.State));
        Assert.NotEqual(started.Build, next.Build);
        Assert.NotEqual(started.Slot, next.Slot);
    }

    [Fact]
    public async Task Of_two_instances_one_works_on_a_rebuild()
    {
        var history = History.WorkedCase(reporting.NewAuthority());
        var started = await reporting.Rebuilds.Start(Guid.NewGuid(), CancellationToken.None);
        var (reached, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var slow = new ScriptedFeed(history.Events)
        {
            Before = async i =>
            {
                reached.TrySetResult();
                await goOn.Task;
            },
        };
        var idle = new ScriptedFeed(history.Events);

        var working = Work(slow);
        await reached.Task;
        await Work(idle);
        goOn.SetResult();
        await working;

        Assert.Empty(idle.Asked);
        Assert.Equal(RebuildState.Done, (await reporting.Rebuilds.Find(started.Build, CancellationToken.None))!.State);
    }

    async Task<StoredRebuild> Rebuild(ScriptedFeed feeds, RebuildOptions? options = null)
    {
        var started = await reporting.Rebuilds.Start(Guid.NewGuid(), CancellationToken.None);
        await Work(feeds, options);
        return (await reporting.Rebuilds.Find(started.Build, CancellationToken.None))!;
    }

    async Task Work(ScriptedFeed feeds, RebuildOptions? options = null, CancellationToken cancellation = default)
    {
        using var rebuilder = new Rebuilder(reporting.Rebuilds, feeds, options ?? SmallChunks, reporting.Metrics, NullLogger<Rebuilder>.Instance);
        await rebuilder.WorkIfAny(cancellation);
    }

    async Task<(string Build, long Count)> K2(string authority)
    {
        var result = await reporting.WorkOut("K01", authority, "2026-04-01".Day(), "2027-03-31".Day());
        return (result.FactsBuild, result.Figures.Single(f => f.Part == "K2_MEDIAN_DAYS").Numerator);
    }

    async Task GivesWorkedCase(string authority)
    {
        var result = await reporting.WorkOut("K01", authority, "2026-04-01".Day(), "2027-03-31".Day());
        Assert.Equal("16.3", result.Figures.Single(f => f.Part == "K2_MEDIAN_WEEKS").Value);
    }
}
