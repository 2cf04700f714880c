using System.Text.Json;
using Google.Protobuf;
using Suite.KinshipAssessment.Events.V1;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Asks;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Xunit;
using static Suite.Platform.Tests.Cases.FolderCommands;
using static Suite.Platform.Tests.Cases.StoreFixture;

namespace Suite.Platform.Tests.Cases;

/// <summary>A folder is put into a drawer that is there already: both change in one act.</summary>
public sealed class ChangingAnother(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    readonly CaseStore<Folder> _folders = fixture.Store;
    readonly CaseStore<Drawer> _drawers = new(fixture.Database, fixture.Clock, fixture.Signal);

    async Task<V1Case> NewFolder() => (await _folders.Open(new OpenCaseRequest { RequestId = $"{Guid.NewGuid()}", Team = "t" }, Westmere())).Case;

    async Task<Guid> NewDrawer(int room = 9)
    {
        var answer = await _drawers.Open(new OpenCaseRequest { RequestId = $"{Guid.NewGuid()}" }, Westmere(), moment =>
        {
            var drawer = new Drawer { Id = Guid.CreateVersion7(moment.Now), Room = room, LabelOn = DateOnly.FromDateTime(moment.Now.Date), Asking = { Guid.CreateVersion7(moment.Now) } };
            return (drawer, new Changed<OpenCaseResponse>(() => new() { Case = new() { CaseId = $"{drawer.Id}" } }, new CaseOpened { Team = "t" }));
        }, default);
        return Guid.Parse(answer.Case.CaseId);
    }

    /// <summary>As a use case does: reads the drawer, then changes the folder and with it the drawer.</summary>
    async Task<AllocateCaseResponse> PutAway(AllocateCaseRequest request, Guid drawerId, Func<Task>? meanwhile = null)
    {
        var drawer = await _drawers.Find(drawerId, Westmere(), default);
        if (meanwhile is not null)
            await meanwhile();
        return await fixture.NewStore().Change(request, Westmere(), null, (folder, _) =>
        {
            drawer!.Take(folder.Id);
            return new Changed<AllocateCaseResponse>(
                () => new() { Case = new() { CaseId = $"{folder.Id}", Etag = CommandFields.EtagOf(folder.Version), Worker = CommandFields.EtagOf(drawer.Version) } },
                new CaseAllocated { Team = folder.Team })
            {
                Also = [Also.Of(drawer, [new CaseAllocated { Team = "t" }, new CaseAllocated { Team = "t" }])],
            };
        }, default);
    }

    [Fact]
    public async Task The_other_record_goes_on_with_events_due_items_asks_and_an_audit_line_of_its_own()
    {
        var (folder, drawer) = (await NewFolder(), await NewDrawer());

        var answer = await PutAway(Request(folder, "x"), drawer);

        Assert.Equal(("v2", "v3"), (answer.Case.Etag, answer.Case.Worker));
        var id = new { drawer };
        Assert.Equal(3, await fixture.Look<long>("select version from cases where case_id = @drawer", id));
        Assert.Equal("kinship.case-opened.v1 1,kinship.case-allocated.v1 2,kinship.case-allocated.v1 3",
            await fixture.Look<string>("select string_agg(type || ' ' || version, ',' order by version) from events where case_id = @drawer", id));
        // Taking the first folder ends what was due and asked, and begins anew.
        Assert.Equal("SORT", await fixture.Look<string>("select string_agg(rule, ',') from due_items where case_id = @drawer", id));
        Assert.Equal(folder.CaseId, await fixture.Look<string>("select string_agg(ask_id::text, ',') from asks where case_id = @drawer", id));
        Assert.Equal(1, await fixture.Look<int>("select count(*) from audit where case_id = @drawer and rpc = 'suite.kinship_assessment.v1.AllocateCase'", id));
        Assert.Equal(1, await fixture.Look<int>("select count(distinct xid) from events where type = 'kinship.case-allocated.v1' and case_id in (@drawer, @folder)", new { drawer, folder = Guid.Parse(folder.CaseId) }));
    }

    [Fact]
    public async Task What_was_asked_before_and_still_is_stays_as_it_was()
    {
        var drawer = await NewDrawer();
        await PutAway(Request(await NewFolder(), "x"), drawer);
        var asked = await fixture.Look<DateTime>("select asked_at from asks where case_id = @drawer", new { drawer });

        await PutAway(Request(await NewFolder(), "x"), drawer);

        Assert.Equal(2, await fixture.Look<int>("select count(*) from asks where case_id = @drawer", new { drawer }));
        Assert.Equal(asked, await fixture.Look<DateTime>("select min(asked_at) from asks where case_id = @drawer", new { drawer }));
    }

    [Fact]
    public async Task Two_acts_on_different_records_that_fill_one_other_at_once_do_not_overfill_it()
    {
        for (var round = 0; round < 10; round++)
        {
            var drawer = await NewDrawer(room: 1);
            var (first, second) = (await NewFolder(), await NewFolder());

            var outcomes = await Task.WhenAll(Outcome(first), Outcome(second));

            Assert.Contains("OK", outcomes);
            Assert.Contains(outcomes, outcome => outcome is "ETAG_STALE" or "DRAWER_FULL");
            Assert.Equal(1, await fixture.Look<int>("select jsonb_array_length(document -> 'Folders') from cases where case_id = @drawer", new { drawer }));

            async Task<string> Outcome(V1Case folder)
            {
                try
                {
                    await Task.Run(() => PutAway(Request(folder, "x"), drawer));
                    return "OK";
                }
                catch (RefusedException refused)
                {
                    return refused.Reason;
                }
            }
        }
    }

    [Fact]
    public async Task Whoever_read_the_other_record_too_early_changes_neither_and_a_retry_gets_the_first_answer()
    {
        var (drawer, early, late) = (await NewDrawer(), await NewFolder(), await NewFolder());
        var request = Request(early, "x");
        AllocateCaseResponse? first = null;

        var refused = await Assert.ThrowsAsync<RefusedException>(() => PutAway(Request(late, "x"), drawer, meanwhile: async () => first = await PutAway(request, drawer)));

        Assert.Equal("ETAG_STALE", refused.Reason);
        Assert.Equal(1, await fixture.Look<long>("select version from cases where case_id = @id", new { id = Guid.Parse(late.CaseId) }));
        Assert.Equal(3, await fixture.Look<long>("select version from cases where case_id = @drawer", new { drawer }));
        Assert.Equal(first, await PutAway(request, drawer));
        Assert.Equal(3, await fixture.Look<long>("select version from cases where case_id = @drawer", new { drawer }));
    }

    [Fact]
    public void What_was_never_stored_or_announces_nothing_is_not_changed_too()
    {
        var drawer = new Drawer { Id = Guid.NewGuid() };
        Assert.Throws<ArgumentException>(() => Also.Of(drawer, new CaseAllocated()));
        drawer.Version = 1;
        Assert.Throws<ArgumentException>(() => Also.Of(drawer, []));
    }

    sealed class Drawer : ICase<Drawer>
    {
        public static string Kind => "drawer";

        public static int SchemaVersion => 1;

        public Guid Id { get; set; }
        public long Version { get; set; }
        public int Room { get; set; }
        public List<Guid> Folders { get; set; } = [];
        public List<Guid> Asking { get; set; } = [];
        public DateOnly LabelOn { get; set; }

        public void Take(Guid folder)
        {
            if (Folders.Count >= Room)
                throw Refuse.Precondition("DRAWER_FULL", "No room.");
            if (Folders.Count == 0)
                Asking.Clear();
            Folders.Add(folder);
            Asking.Add(folder);
        }

        public static Drawer FromDocument(ReadOnlySpan<byte> document, int schemaVersion) => JsonSerializer.Deserialize<Drawer>(document)!;

        public byte[] ToDocument() => JsonSerializer.SerializeToUtf8Bytes(this);

        public bool WatchedByClock => true;

        public IReadOnlyList<DueItem> DueItems() => [new(Folders.Count == 0 ? "LABEL" : "SORT", "", LabelOn.AddDays(90), "House rule 3", [LabelOn.AddDays(90)])];

        public IReadOnlyList<Ask> Asks() => [.. Asking.Select(id => new Ask(id, "LABEL_IT", "staff-0001"))];

        public IReadOnlyList<IMessage> PassTime(DateOnly today, DateTimeOffset now) => [];

        public bool MayBeKnownTo(Caller caller) => true;
    }
}
