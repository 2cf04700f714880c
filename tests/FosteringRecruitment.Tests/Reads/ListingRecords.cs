using Grpc.Core;
using Suite.FosteringRecruitment.Panels;
using Suite.FosteringRecruitment.Reads;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;

namespace Suite.FosteringRecruitment.Tests.Reads;

/// <summary>Lists as their use cases answer; who may call them at all stands in the tables of roles.</summary>
public sealed class ListingRecords(FosteringService service) : IClassFixture<FosteringService>
{
    const string ServiceManager = "hannah.oduya", Recruiter = "rosa.delgado", Support = "eleanor.voss", EastholtManager = "giles.norton";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    Task<ListEnquiriesResponse> Enquiries(string by, ListEnquiriesRequest request) => service.Use<ListEnquiries>().Handle(request, FosteringService.Caller(by), Cancellation);

    Task<ListApplicationsResponse> Applications(string by, ListApplicationsRequest request) => service.Use<ListApplications>().Handle(request, FosteringService.Caller(by), Cancellation);

    Task<ListHouseholdsResponse> Households(string by, ListHouseholdsRequest request) => service.Use<ListHouseholds>().Handle(request, FosteringService.Caller(by), Cancellation);

    [Fact]
    public async Task Enquiries_come_newest_first_and_pages_neither_skip_nor_repeat_one()
    {
        var random = new Random(3);
        var stored = Enumerable.Range(0, 130).Select(_ => SomeRecords.Enquiry(received: new DateOnly(2026, 6, 1).AddDays(random.Next(20)), source: "PAGES")).ToList();
        await service.Store(stored);
        var request = new ListEnquiriesRequest { SourceCode = "PAGES", PageSize = 40 };
        var listed = new List<EnquirySummary>();
        do
        {
            var page = await Enquiries(Recruiter, request);
            Assert.Equal(130, page.TotalSize);
            listed.AddRange(page.Enquiries);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(stored.Select(e => e.Id.ToString()).Order(), listed.Select(e => e.EnquiryId).Order());
        var days = listed.ConvertAll(e => new DateOnly(e.ReceivedDate.Year, e.ReceivedDate.Month, e.ReceivedDate.Day));
        Assert.Equal(days.OrderDescending(), days);
    }

    [Fact]
    public async Task Enquiries_are_narrowed_by_state_campaign_officer_and_days()
    {
        await service.Store(
            SomeRecords.Enquiry(source: "NARROW", campaign: "SPRING", worker: "staff-0018", received: new(2026, 5, 1)),
            SomeRecords.Enquiry(source: "NARROW", state: EnquiryState.Withdrawn, received: new(2026, 5, 2)),
            SomeRecords.Enquiry(source: "NARROW", campaign: "AUTUMN", received: new(2026, 5, 3)));
        async Task<int> Count(ListEnquiriesRequest request)
        {
            request.SourceCode = "NARROW";
            return (await Enquiries(Recruiter, request)).Enquiries.Count;
        }

        Assert.Equal(3, await Count(new()));
        Assert.Equal(1, await Count(new() { States = { EnquiryState.Withdrawn } }));
        Assert.Equal(1, await Count(new() { CampaignCode = "SPRING" }));
        Assert.Equal(1, await Count(new() { Worker = "staff-0018" }));
        Assert.Equal(2, await Count(new() { ReceivedFrom = new DateOnly(2026, 5, 2).ToMessage() }));
        Assert.Equal(1, await Count(new() { ReceivedTo = new DateOnly(2026, 5, 1).ToMessage() }));
    }

    [Fact]
    public async Task Applications_that_run_come_oldest_first_and_ended_ones_are_asked_for()
    {
        var (first, second, ended) = (SomeRecords.Application(team: "order", received: new(2026, 3, 2)), SomeRecords.Application(team: "order", received: new(2026, 4, 2)),
            SomeRecords.Application(team: "order", state: ApplicationState.Withdrawn));
        await service.Store(second, ended, first);

        var listed = (await Applications(ServiceManager, new() { Team = "order" })).Applications;

        Assert.Equal([first.Id.ToString(), second.Id.ToString()], listed.Select(a => a.ApplicationId));
        Assert.Equal(new DateOnly(2026, 11, 2).ToMessage(), listed[0].PanelDueDate);
        Assert.Equal(ended.Id.ToString(), Assert.Single((await Applications(ServiceManager, new() { Team = "order", States = { ApplicationState.Withdrawn } })).Applications).ApplicationId);
    }

    [Fact]
    public async Task A_match_is_a_vacant_place_for_that_age_and_kind_and_no_place_for_a_named_child()
    {
        var match = SomeRecords.Household("The Match", team: "match", ages: (5, 12), types: [PlacementType.ShortTerm, PlacementType.LongTerm]);
        await service.Store(match,
            SomeRecords.Household("Full", team: "match", ages: (5, 12), places: [PlaceStatus.Filled]),
            SomeRecords.Household("Out of use", team: "match", ages: (5, 12), places: [PlaceStatus.NotAvailable]),
            SomeRecords.Household("Babies only", team: "match", ages: (0, 4)),
            SomeRecords.Household("Breaks only", team: "match", ages: (5, 12), types: [PlacementType.ShortBreak]),
            SomeRecords.Household("Kin", team: "match", ages: (5, 12), types: [PlacementType.NamedChild], route: FosteringRoute.Kinship));
        async Task<IEnumerable<string>> Found(ListHouseholdsRequest request)
        {
            request.Team = "match";
            return (await Households(ServiceManager, request)).Households.Select(h => h.Names).Order();
        }

        Assert.Equal(["The Match"], await Found(new() { WithVacancy = true, VacancyForAge = 8, PlacementType = PlacementType.ShortTerm }));
        Assert.Equal(["Breaks only", "The Match"], await Found(new() { WithVacancy = true, VacancyForAge = 8 }));
        Assert.Equal(["Kin"], await Found(new() { WithVacancy = true, VacancyForAge = 8, PlacementType = PlacementType.NamedChild }));
        Assert.Equal(["Babies only"], await Found(new() { WithVacancy = true, VacancyForAge = 1 }));
        Assert.Equal(4, (await Found(new() { WithVacancy = true })).Count());
        Assert.Equal(6, (await Found(new())).Count());
    }

    [Fact]
    public async Task Names_are_found_by_any_letters_by_those_who_may_know_and_the_search_is_audited_without_the_name()
    {
        await service.Store(SomeRecords.Household("Zebedée O'Brien 50%_", team: "fostering-support"), SomeRecords.Household("Zebedée Hidden", team: "fostering-support", restricted: true));
        await service.Store(SomeRecords.Application("Zebedée Applicant"));
        const string searches = "select count(*)::int from audit where rpc = 'suite.fostering_recruitment.v1.ListHouseholds' and purpose = 'NAME_SEARCH' and subject = 'staff-0008'";
        var before = await service.Look<int>(searches);

        Assert.Equal(2, (await Households(ServiceManager, new() { Name = "ZEBEDÉE" })).TotalSize);
        Assert.Equal(1, (await Households(Support, new() { Name = "zebed" })).TotalSize);
        Assert.Equal(1, (await Households(ServiceManager, new() { Name = "50%_" })).TotalSize);
        Assert.Equal(0, (await Households(ServiceManager, new() { Name = "%%%" })).TotalSize);
        Assert.Equal(0, (await Households(EastholtManager, new() { Name = "zebed" })).TotalSize);
        Assert.Equal(1, (await Applications(ServiceManager, new() { Name = "zebed" })).TotalSize);

        Assert.Equal(before + 3, await service.Look<int>(searches));
        Assert.Equal(0, await service.Look<int>("select count(*)::int from audit a where a::text ilike '%zebed%'"));
    }

    [Fact]
    public async Task Panels_come_earliest_first_with_what_is_on_their_agenda()
    {
        var panel = new Panel { Id = Guid.CreateVersion7(), Authority = FosteringService.Westmere, On = new(2027, 5, 4), Capacity = 6 };
        panel.Members.AddRange([new("a", PanelRole.Chair, false), new("b", PanelRole.SocialWorker, true), new("c", PanelRole.Member, false), new("d", PanelRole.Member, false), new("e", PanelRole.Member, false)]);
        var thin = new Panel { Id = Guid.CreateVersion7(), Authority = FosteringService.Westmere, On = new(2027, 5, 11) };
        var listed = SomeRecords.Application();
        listed.PanelId = panel.Id;
        var recommended = SomeRecords.Application();
        recommended.PanelIds.Add(panel.Id);
        await service.Store(thin, panel);
        await service.Store(listed, recommended, SomeRecords.Application());

        var panels = (await service.Use<ListPanels>().Handle(new() { FromDate = new DateOnly(2027, 5, 1).ToMessage(), ToDate = new DateOnly(2027, 5, 31).ToMessage() }, FosteringService.Caller("joan.ashcroft"), Cancellation)).Panels;

        Assert.Equal([(panel.Id.ToString(), 2, 6, true), (thin.Id.ToString(), 0, 0, false)], panels.Select(p => (p.PanelId, p.Matters, p.Capacity, p.Quorate)));
    }

    [Fact]
    public async Task The_log_of_what_was_shown_is_read_oldest_first()
    {
        var application = SomeRecords.Application();
        application.Reveals.Add(new(new(2026, 10, 2, 9, 0, 0, TimeSpan.Zero), "staff-0003", "ASSESSOR", "CHECK_CONTENT", Guid.NewGuid(), "REPORT"));
        application.Reveals.Add(new(new(2026, 10, 1, 9, 0, 0, TimeSpan.Zero), "staff-0003", "ASSESSOR", "ADDRESSES", Guid.NewGuid(), "VISIT"));
        await service.Store(application);

        var log = await service.Use<ListApplicationReveals>().Handle(new() { ApplicationId = application.Id.ToString() }, FosteringService.Caller(ServiceManager), Cancellation);

        Assert.Equal(["ADDRESSES", "CHECK_CONTENT"], log.Reveals.Select(r => r.What));
        Assert.Equal(1, await service.Look<int>("select count(*)::int from audit where case_id = @id and purpose = 'REVEAL_LOG'", new { id = application.Id }));
    }

    [Fact]
    public async Task What_a_filter_cannot_mean_is_refused_and_not_ignored()
    {
        foreach (var request in new ListHouseholdsRequest[]
        {
            new() { States = { (HouseholdState)99 } }, new() { Route = (FosteringRoute)9 }, new() { VacancyForAge = 5 }, new() { WithVacancy = true, VacancyForAge = 19 }, new() { PlacementType = (PlacementType)99 },
            new() { Name = "ab" }, new() { Name = new string('x', 101) }, new() { Team = "a b" }, new() { ConstellationId = "x" }, new() { PageSize = -1 }, new() { PageToken = "nonsense" },
        })
        {
            var refused = await Assert.ThrowsAsync<RefusedException>(() => Households(ServiceManager, request));
            Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELDS"), (refused.Code, refused.Reason));
        }

        foreach (var request in new ListWorklistRequest[] { new() { View = (WorklistView)9 }, new() { RecordKind = (WorklistRecordKind)9 }, new() { Rules = { "a b" } } })
            Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELDS"), await RefusedCall.By(() => service.For(ServiceManager).Worklist.ListWorklistAsync(request).ResponseAsync));
    }
}
