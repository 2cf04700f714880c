using Suite.FamilyGroupConferences.Reads;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;

namespace Suite.FamilyGroupConferences.Tests.Reads;

/// <summary>Lists as their use cases answer; who may call them at all stands in the tables of roles.</summary>
public sealed class Listing(ConferencesService service) : IClassFixture<ConferencesService>
{
    const string Manager = "tanya.wells", ServiceManager = "hannah.oduya", SocialWorker = "ben.hartley", EastholtManager = "theresa.quinn";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    Task<ListConferencesResponse> Conferences(string by, ListConferencesRequest request) => service.Use<ListConferences>().Handle(request, HostedService.Caller(by), Cancellation);

    Task<ListWaitingResponse> Waiting(string by, ListWaitingRequest request) => service.Use<ListWaiting>().Handle(request, HostedService.Caller(by), Cancellation);

    Task<ListWorklistResponse> Worklist(string by, ListWorklistRequest request) => service.Use<ListWorklist>().Handle(request, HostedService.Caller(by), Cancellation);

    async Task Keep(params Conference[] conferences)
    {
        foreach (var conference in conferences)
            await service.StoreBare(conference);
    }

    [Fact]
    public async Task Conferences_come_newest_first_and_pages_neither_skip_nor_repeat_one()
    {
        var random = new Random(3);
        var stored = Enumerable.Range(0, 70).Select(_ => SomeRecords.Conference(child: "PAGES", state: ConferenceState.Closed, referred: new DateOnly(2026, 6, 1).AddDays(random.Next(20)))).ToArray();
        await Keep(stored);
        var request = new ListConferencesRequest { ChildReference = "pages", PageSize = 30 };
        var listed = new List<ConferenceSummary>();
        do
        {
            var page = await Conferences(Manager, request);
            Assert.Equal(70, page.TotalSize);
            listed.AddRange(page.Conferences);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(stored.Select(c => c.Id.ToString()).Order(), listed.Select(c => c.ConferenceId).Order());
        var days = listed.ConvertAll(c => new DateOnly(c.ReferredDate.Year, c.ReferredDate.Month, c.ReferredDate.Day));
        Assert.Equal(days.OrderDescending(), days);
    }

    [Fact]
    public async Task Conferences_are_narrowed_by_state_reason_coordinator_child_and_days()
    {
        var held = new DateOnly(2026, 8, 10);
        await Keep(
            SomeRecords.Conference(child: "NARROW", state: ConferenceState.Held, worker: "staff-0019", sessions: [SomeRecords.Session(SessionKind.Conference, SessionState.Held, new(held, new(9, 0), TimeSpan.Zero), held)]),
            SomeRecords.Conference(child: "NARROW", state: ConferenceState.StoodDown, reason: ReferralReason.Unborn),
            SomeRecords.Conference(child: "NARROW", state: ConferenceState.Closed));
        async Task<int> Count(ListConferencesRequest request)
        {
            request.ChildReference = "NARROW";
            return (await Conferences(Manager, request)).TotalSize;
        }

        Assert.Equal(3, await Count(new()));
        Assert.Equal(2, await Count(new() { States = { ConferenceState.Held, ConferenceState.Closed } }));
        Assert.Equal(1, await Count(new() { Reason = ReferralReason.Unborn }));
        Assert.Equal(1, await Count(new() { Coordinator = "staff-0019" }));
        Assert.Equal(1, await Count(new() { HeldFrom = held.ToMessage(), HeldTo = held.ToMessage() }));
        Assert.Equal(0, await Count(new() { HeldFrom = held.AddDays(1).ToMessage() }));
        Assert.Equal(0, await Count(new() { HeldTo = held.AddDays(-1).ToMessage() }));
    }

    [Fact]
    public async Task A_line_says_what_the_conference_says()
    {
        var accepted = new DateOnly(2026, 9, 3);
        var conference = SomeRecords.Conference("Line Case", "LINE", ConferenceState.Scheduled, ReferralReason.KinshipSearch, new(2026, 9, 1), accepted, urgent: true, "kinship-south", "staff-0019",
            sessions: [SomeRecords.Session(SessionKind.Conference, SessionState.Scheduled, new(2026, 9, 20, 10, 0, 0, TimeSpan.Zero))]);
        await Keep(conference);
        await service.StoreDue(conference, new DueItem("CONFERENCE_DUE", "", accepted.AddDays(42), "", []), new DueItem("BASELINE_DUE", "", accepted.AddDays(7), "", []));

        var line = Assert.Single((await Conferences(Manager, new() { ChildReference = "LINE" })).Conferences);

        Assert.Equal(new ConferenceSummary
        {
            ConferenceId = conference.Id.ToString(),
            Etag = "v1",
            State = ConferenceState.Scheduled,
            Names = "Line Case",
            Reason = ReferralReason.KinshipSearch,
            Urgent = true,
            ReferredDate = new DateOnly(2026, 9, 1).ToMessage(),
            AcceptedDate = accepted.ToMessage(),
            NormDate = accepted.AddDays(42).ToMessage(),
            ScheduledDate = new DateOnly(2026, 9, 20).ToMessage(),
            NextDueDate = accepted.AddDays(7).ToMessage(),
            Coordinator = "staff-0019",
            Team = "kinship-south",
        }, line);
    }

    [Fact]
    public async Task Names_are_found_by_any_letters_by_those_who_may_know_and_the_search_is_audited_without_the_name()
    {
        await Keep(SomeRecords.Conference("Zephyr Quillfeather", team: "kinship-south"), SomeRecords.Conference("Zephyr Quillfeather", authority: HostedService.Eastholt));

        Assert.Equal(1, (await Conferences(Manager, new() { Name = "quillf" })).TotalSize);
        Assert.Equal(1, (await Conferences(SocialWorker, new() { Name = "QUILLF" })).TotalSize);
        Assert.Equal(0, (await Conferences("amara.okafor", new() { Name = "quillf" })).TotalSize);
        Assert.Equal(0, (await Conferences(Manager, new() { Name = "qu%lf" })).TotalSize);
        Assert.True(await service.Look<int>("select count(*)::int from audit where purpose = 'NAME_SEARCH'") >= 3);
        Assert.Equal(0, await service.Look<int>("select count(*)::int from audit a where a::text ilike '%quillf%'"));
    }

    [Fact]
    public async Task Urgent_conferences_wait_first_then_those_that_wait_longest()
    {
        DateOnly Day(int day) => new(2026, 11, day);
        var (calm, old, urgent, lately) = (
            SomeRecords.Conference("calm", state: ConferenceState.Accepted, accepted: Day(5), team: "waiting"), SomeRecords.Conference("old", state: ConferenceState.Accepted, accepted: Day(2), team: "waiting"),
            SomeRecords.Conference("urgent", state: ConferenceState.Accepted, accepted: Day(20), urgent: true, team: "waiting"), SomeRecords.Conference("allocated", state: ConferenceState.Allocated, accepted: Day(1), team: "waiting"));
        await Keep(calm, old, urgent, lately);
        var request = new ListWaitingRequest { Team = "waiting", PageSize = 1 };
        var names = new List<string>();
        do
        {
            var page = await Waiting(Manager, request);
            Assert.Equal(3, page.TotalSize);
            names.Add(Assert.Single(page.Waiting).Names);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(["urgent", "old", "calm"], names);
        var first = (await Waiting(Manager, new() { Team = "waiting" })).Waiting[0];
        Assert.Equal((3, Day(20).ToMessage(), true, ReferralReason.PreventCare), (first.DaysWaiting, first.AcceptedDate, first.Urgent, first.Reason));
        Assert.Empty((await Waiting(EastholtManager, new() { Team = "waiting" })).Waiting);
    }

    [Fact]
    public async Task Work_comes_most_urgent_first_in_the_part_asked_for()
    {
        var today = ConferencesService.FirstDay;
        var conference = SomeRecords.Conference("Work Case", state: ConferenceState.BaselineDone, team: "work", worker: "staff-0019");
        await Keep(conference);
        await service.StoreDue(conference,
            new("FEEDBACK_DUE", "a", today.AddDays(30), "Local standard", []), new("BASELINE_DUE", "", today.AddDays(-2), "Local standard", [], "CSW"), new("CONFERENCE_DUE", "", today.AddDays(3), "Local standard", []));
        async Task<string> Rules(ListWorklistRequest request)
        {
            request.Team = "work";
            return string.Join(' ', (await Worklist(ServiceManager, request)).Items.Select(item => item.Rule));
        }

        Assert.Equal("BASELINE_DUE CONFERENCE_DUE FEEDBACK_DUE", await Rules(new()));
        Assert.Equal("BASELINE_DUE", await Rules(new() { View = WorklistView.Overdue }));
        Assert.Equal("CONFERENCE_DUE", await Rules(new() { View = WorklistView.Due }));
        Assert.Equal("BASELINE_DUE", await Rules(new() { View = WorklistView.Blocked }));
        Assert.Equal("FEEDBACK_DUE", await Rules(new() { Rules = { "FEEDBACK_DUE" } }));
        Assert.Equal("", await Rules(new() { RecordKind = WorklistRecordKind.Offer }));
        Assert.Equal("", await Rules(new() { Worker = "staff-0020" }));

        var item = (await Worklist("samuel.birch", new() { Team = "work", Worker = "staff-0019", PageSize = 1 })).Items[0];
        Assert.Equal((WorklistRecordKind.Conference, "BASELINE_DONE", "Work Case", 2, "CSW"), (item.RecordKind, item.State, item.Names, item.DaysOverdue, item.BlockedBy));
        Assert.Empty((await Worklist(EastholtManager, new() { Team = "work" })).Items);
    }

    [Fact]
    public async Task Bad_filters_are_named_at_once()
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => Conferences(Manager, new() { Name = "ab", Coordinator = "a b", PageSize = -1, States = { (ConferenceState)99 } }));

        Assert.Equal(["coordinator", "name", "page_size", "states[0]"], refused.Fields.Select(field => field.Field).Order(StringComparer.Ordinal));
    }
}
