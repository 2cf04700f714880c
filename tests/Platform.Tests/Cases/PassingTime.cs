using Microsoft.Extensions.Logging.Abstractions;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Cases;
using Xunit;
using static Suite.Platform.Tests.Cases.FolderCommands;
using static Suite.Platform.Tests.Cases.StoreFixture;

namespace Suite.Platform.Tests.Cases;

public sealed class PassingTime(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    static readonly DateOnly Review = DateOnly.FromDateTime(Start.Date).AddDays(10);

    DeadlineWatch<Folder> NewWatch() => new(fixture.NewStore(), fixture.Database, fixture.Clock, new(), NullLogger<DeadlineWatch<Folder>>.Instance);

    Task<int> Warnings(V1Case opened) => fixture.Look<int>(
        "select count(*) from events where case_id = @id and type = 'kinship.deadline-warned.v1'", new { id = Guid.Parse(opened.CaseId) });

    async Task<V1Case> Opened(bool keyedIn = false) =>
        (await fixture.Store.Open(new OpenCaseRequest { RequestId = Guid.NewGuid().ToString(), Team = "t" }, Westmere(), Review, keyedIn: keyedIn)).Case;

    [Fact]
    public async Task Deadlines_are_watched_once_whatever_the_number_of_instances_and_looks()
    {
        fixture.Clock.AdjustTime(Start);
        var cases = new List<V1Case>();
        for (var i = 0; i < 12; i++)
            cases.Add(await Opened());
        var keyedIn = await Opened(keyedIn: true);

        await NewWatch().Look(default);
        Assert.All(cases, opened => Assert.Equal(0, Warnings(opened).Result));

        fixture.Clock.Advance(TimeSpan.FromDays(4));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => NewWatch().Look(default))));
        await NewWatch().Look(default);

        Assert.All(cases, opened => Assert.Equal(1, Warnings(opened).Result));
        Assert.Equal(0, await Warnings(keyedIn));
        Assert.Equal(0, await fixture.Look<int>("select count(*) from due_items where next_warn_on is not null"));
    }

    [Fact]
    public async Task A_command_lets_time_pass_first_when_the_watch_was_late()
    {
        fixture.Clock.AdjustTime(Start);
        var opened = await Opened();
        fixture.Clock.Advance(TimeSpan.FromDays(5));

        var noted = await fixture.Store.Note(Request(opened, "x"), Westmere());

        Assert.Equal("v3", noted.Case.Etag);
        Assert.Equal("kinship.deadline-warned.v1,kinship.case-allocated.v1", await fixture.Look<string>(
            "select string_agg(type, ',' order by version) from events where case_id = @id and version > 1", new { id = Guid.Parse(opened.CaseId) }));
    }

    [Fact]
    public async Task A_case_that_is_keyed_in_meets_time_only_up_to_the_day_of_each_act()
    {
        fixture.Clock.AdjustTime(Start.AddDays(30));
        var opened = await Opened(keyedIn: true);

        var early = await fixture.Store.Note(Request(opened, "x"), Westmere(), actOn: Review.AddDays(-8));
        Assert.Equal(0, await Warnings(opened));
        await fixture.Store.Note(Request(early.Case, "y"), Westmere(), actOn: Review);

        Assert.Equal(1, await Warnings(opened));
    }

    [Fact]
    public async Task A_broken_case_does_not_keep_the_others_from_their_warnings()
    {
        fixture.Clock.AdjustTime(Start);
        var broken = await Opened();
        var sound = await Opened();
        await fixture.Look<int>("update cases set document = document || '{\"Notes\": 5}' where case_id = @id", new { id = Guid.Parse(broken.CaseId) });
        fixture.Clock.Advance(TimeSpan.FromDays(4));

        await NewWatch().Look(default);
        Assert.Equal((0, 1), (await Warnings(broken), await Warnings(sound)));

        await fixture.Look<int>("update cases set document = document || '{\"Notes\": []}' where case_id = @id", new { id = Guid.Parse(broken.CaseId) });
        await NewWatch().Look(default);
        Assert.Equal(1, await Warnings(broken));
    }
}
