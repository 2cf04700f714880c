using Grpc.Core;
using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.V1;

namespace Suite.KinshipAssessment.Tests.Reads;

public sealed class ListingCases(KinshipService service) : IClassFixture<KinshipService>
{
    const string Director = "xavier.grant", ServiceManager = "hannah.oduya", North = "amara.okafor", South = "ben.hartley", EastholtManager = "giles.norton";

    async Task<List<CaseSummary>> All(string username, ListCasesRequest request)
    {
        var cases = new List<CaseSummary>();
        do
        {
            var page = await service.For(username).ListCasesAsync(request);
            cases.AddRange(page.Cases);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return cases;
    }

    [Fact]
    public async Task Pages_neither_skip_nor_repeat_a_case_in_any_order()
    {
        var random = new Random(3);
        var cases = Enumerable.Range(0, 251).Select(i => SomeCases.Case(team: "pages", concern: new DateOnly(2026, 6, 1).AddDays(random.Next(40)))).ToList();
        cases.AddRange(Enumerable.Range(0, 20).Select(_ => SomeCases.Case(team: "pages", state: CaseState.NotApproved)));
        await service.Store(cases);

        foreach (var sort in Enum.GetValues<CaseSort>())
        {
            var listed = await All(ServiceManager, new() { Team = "pages", PageSize = 50, Sort = sort });

            Assert.Equal(cases.Select(c => c.Id.ToString()).Order(), listed.Select(c => c.CaseId).Order());
            var days = listed.ConvertAll(c => sort is CaseSort.NextDue ? c.NextDueDate : c.ConcernDate).ConvertAll(d => d is null ? DateOnly.MaxValue : new DateOnly(d.Year, d.Month, d.Day));
            if (sort is CaseSort.ConcernNewest)
                Assert.Equal(days.OrderDescending(), days);
            else if (sort is not CaseSort.ForecastLatest)
                Assert.Equal(days.Order(), days);
        }
    }

    [Fact]
    public async Task A_case_opened_while_somebody_pages_moves_nothing()
    {
        await service.Store([.. Enumerable.Range(0, 6).Select(i => SomeCases.Case(team: "moving", concern: new DateOnly(2026, 6, 10).AddDays(i)))]);
        var request = new ListCasesRequest { Team = "moving", PageSize = 3 };
        var first = await service.For(ServiceManager).ListCasesAsync(request);

        await service.Store(SomeCases.Case(team: "moving", concern: new DateOnly(2026, 6, 1)));
        request.PageToken = first.NextPageToken;
        var second = await service.For(ServiceManager).ListCasesAsync(request);

        Assert.Equal(3, second.Cases.Count);
        Assert.Empty(first.Cases.Select(c => c.CaseId).Intersect(second.Cases.Select(c => c.CaseId)));
    }

    [Fact]
    public async Task The_total_counts_what_the_caller_may_know_of()
    {
        await service.Store(SomeCases.Case(team: "kinship-south", carer: "Zebedee One"), SomeCases.Case(team: "kinship-south", carer: "Zebedee Two", restricted: true));

        Assert.Equal(2, (await service.For(ServiceManager).ListCasesAsync(new() { Name = "zebedee" })).TotalSize);
        Assert.Equal(1, (await service.For(South).ListCasesAsync(new() { Name = "zebedee" })).TotalSize);
        Assert.Equal(1, (await service.For(Director).ListCasesAsync(new() { Name = "zebedee" })).TotalSize);
        Assert.Equal(0, (await service.For(North).ListCasesAsync(new() { Name = "zebedee" })).TotalSize);
        Assert.Equal(0, (await service.For(EastholtManager).ListCasesAsync(new() { Name = "zebedee" })).TotalSize);
    }

    [Fact]
    public async Task A_restricted_case_is_found_by_its_worker_and_those_given_access()
    {
        var hidden = SomeCases.Case(carer: "Quillon", restricted: true, worker: "staff-0001", team: "kinship-south");
        hidden.Access.Add(new("staff-0004", false, "staff-0008", "COVER"));
        await service.Store(hidden);

        Assert.Single((await service.For(North).ListCasesAsync(new() { Name = "quillon" })).Cases);
        Assert.Single((await service.For("dinesh.patel").ListCasesAsync(new() { Name = "quillon" })).Cases);
        Assert.Empty((await service.For("gareth.lowe").ListCasesAsync(new() { Name = "quillon" })).Cases);
    }

    [Theory]
    [InlineData("mcallister")]
    [InlineData("ALLIS")]
    [InlineData("élodie")]
    [InlineData("ÉLODIE")]
    [InlineData("o'br")]
    [InlineData("50%_\\x")]
    public async Task Names_are_found_by_any_letters_in_any_case(string letters)
    {
        await service.Store(SomeCases.Case(carer: "Élodie McAllister-O'Brien 50%_\\x", team: "names"), SomeCases.Case(carer: "Somebody Else 5000 x", team: "names"));

        var found = await All(ServiceManager, new() { Team = "names", Name = letters });

        Assert.NotEmpty(found);
        Assert.All(found, c => Assert.Contains("McAllister", c.CarerNames, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("%%%")]
    [InlineData("___")]
    [InlineData("' or '1'='1")]
    [InlineData("'; drop table cases; --")]
    public async Task Wildcards_and_quotes_are_letters_like_others(string letters)
    {
        await service.Store(SomeCases.Case(carer: "Plain Name"));

        Assert.Empty(await All(ServiceManager, new() { Name = letters }));
    }

    [Fact]
    public async Task Children_are_found_too()
    {
        await service.Store(SomeCases.Case(child: "Wilhelmina Tell", team: "kinship-north"));

        Assert.Single(await All(North, new() { Name = "helmina" }));
    }

    [Fact]
    public async Task Filters_narrow_the_list_and_closed_cases_are_asked_for()
    {
        var today = service.Today;
        await service.Store(
            SomeCases.Case(team: "filters", concern: today.AddDays(-84), worker: "staff-0003"),
            SomeCases.Case(team: "filters", concern: today.AddDays(-85)),
            SomeCases.Case(team: "filters", concern: today.AddDays(-113)),
            SomeCases.Case(team: "filters", concern: today.AddDays(-200), state: CaseState.Closed));

        async Task<int> Count(ListCasesRequest request)
        {
            request.Team = "filters";
            var listed = await All(ServiceManager, request);
            return listed.Count;
        }

        Assert.Equal(3, await Count(new()));
        Assert.Equal(1, await Count(new() { States = { CaseState.Closed } }));
        Assert.Equal(4, await Count(new() { States = { CaseState.Closed, CaseState.FullAssessment } }));
        Assert.Equal(1, await Count(new() { Rag = Rag.Green }));
        Assert.Equal(1, await Count(new() { Rag = Rag.Amber }));
        Assert.Equal(1, await Count(new() { Rag = Rag.Red }));
        Assert.Equal(1, await Count(new() { Worker = "staff-0003" }));
        Assert.Equal(2, await Count(new() { OpenedFrom = today.AddDays(-85).ToMessage() }));
        Assert.Equal(2, await Count(new() { OpenedTo = today.AddDays(-85).ToMessage() }));
    }

    [Fact]
    public async Task What_a_filter_cannot_mean_is_refused_and_not_ignored()
    {
        var client = service.For(ServiceManager);

        foreach (var request in new ListCasesRequest[]
        {
            new() { States = { (CaseState)99 } }, new() { Rag = (Rag)9 }, new() { Sort = (CaseSort)9 }, new() { Name = "ab" }, new() { Name = new string('x', 101) },
            new() { OpenedFrom = new() { Year = 2026, Month = 2, Day = 30 } }, new() { Team = "a b" }, new() { PageSize = -1 }, new() { PageToken = "nonsense" },
        })
        {
            Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELDS"), await RefusedCall.By(() => client.ListCasesAsync(request).ResponseAsync));
        }
    }

    [Fact]
    public async Task A_page_token_fits_only_its_own_filter_and_authority()
    {
        await service.Store(SomeCases.Case(team: "kinship-north"), SomeCases.Case(team: "kinship-north"));
        var page = await service.For(ServiceManager).ListCasesAsync(new() { Team = "kinship-north", PageSize = 1 });

        Assert.Equal(StatusCode.InvalidArgument, (await RefusedCall.By(() => service.For(ServiceManager).ListCasesAsync(new() { Team = "kinship-south", PageSize = 1, PageToken = page.NextPageToken }).ResponseAsync)).Code);
        Assert.Equal(StatusCode.InvalidArgument, (await RefusedCall.By(() => service.For(EastholtManager).ListCasesAsync(new() { Team = "kinship-north", PageSize = 1, PageToken = page.NextPageToken }).ResponseAsync)).Code);
    }

    [Fact]
    public async Task Councillors_and_analysts_get_no_list()
    {
        foreach (var username in new[] { "yvonne.cartwright", "wendy.lin" })
            Assert.Equal((StatusCode.PermissionDenied, "ROLE_REQUIRED"), await RefusedCall.By(() => service.For(username).ListCasesAsync(new()).ResponseAsync));
    }

    [Fact]
    public async Task A_search_is_audited_without_the_name_searched_for()
    {
        const string searches = "select count(*)::int from audit where rpc = 'suite.kinship_assessment.v1.ListCases' and purpose = 'NAME_SEARCH' and subject = 'staff-0001'";
        var before = await service.Look<int>(searches);

        await service.For(North).ListCasesAsync(new() { Name = "Xanthippe" });

        Assert.Equal(before + 1, await service.Look<int>(searches));
        Assert.Equal(0, await service.Look<int>("select count(*)::int from audit a where a::text ilike '%xanthippe%'"));
    }

    [Fact]
    public async Task The_next_deadline_is_the_next_one_that_the_caller_may_know_of()
    {
        var kinship = SomeCases.Case(team: "kinship-north", carer: "Ignatius Whitlock", state: CaseState.Closed);
        kinship.ClosedOn = new(2026, 11, 1);
        kinship.Checks.Add(new() { Id = Guid.NewGuid(), PersonId = kinship.People[0].Id, Type = CheckType.DbsEnhancedBarred, State = CheckState.Accepted, ClosedOn = new(2026, 10, 1), Content = new("Caution", null, null, null, null, null, "", null) });
        await service.Store(kinship);

        foreach (var sort in (CaseSort[])[CaseSort.ConcernOldest, CaseSort.NextDue])
        {
            var request = new ListCasesRequest { Name = "ignatius", States = { CaseState.Closed }, Sort = sort };
            Assert.NotNull(Assert.Single((await service.For(ServiceManager).ListCasesAsync(request)).Cases).NextDueDate);
            Assert.Null(Assert.Single((await service.For(North).ListCasesAsync(request)).Cases).NextDueDate);
        }
    }

    [Fact]
    public async Task Why_a_case_was_restricted_and_who_was_given_access_stands_in_the_audit_trail()
    {
        var kinship = SomeCases.Case();
        await service.Store(kinship);
        var (client, id) = (service.For(ServiceManager), kinship.Id.ToString());

        var at = (await client.RestrictCaseAsync(new() { RequestId = Guid.NewGuid().ToString(), CaseId = id, Etag = "v1", Reason = "STAFF_CARER" })).Case;
        at = (await client.GrantAccessAsync(new() { RequestId = Guid.NewGuid().ToString(), CaseId = id, Etag = at.Etag, Subject = "staff-0017", Reason = "CHAIRS_REVIEWS", Disclosures = true })).Case;
        at = (await client.RevokeAccessAsync(new() { RequestId = Guid.NewGuid().ToString(), CaseId = id, Etag = at.Etag, Subject = "staff-0017" })).Case;
        await client.LiftRestrictionAsync(new() { RequestId = Guid.NewGuid().ToString(), CaseId = id, Etag = at.Etag, Reason = "LEFT_THE_COUNCIL" });

        Assert.Equal("STAFF_CARER, CHAIRS_REVIEWS: staff-0017 WITH_DISCLOSURES, staff-0017, LEFT_THE_COUNCIL", await service.Look<string>(
            "select string_agg(purpose, ', ' order by audit_id) from audit where case_id = @id and purpose <> ''", new { id = kinship.Id }));
    }
}
