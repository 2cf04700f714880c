using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Suite.FosteringRecruitment.Reads;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Platform.Records;
using Suite.Platform.Tenancy;

namespace Suite.FosteringRecruitment.Tests.Reads;

/// <summary>
/// With ten thousand households and forty thousand enquiries a page of each list and of the worklist is one query in the order of an
/// index, as the role that serves callers.
/// </summary>
public sealed class AtTenThousandHouseholds(AtTenThousandHouseholds.Full full) : IClassFixture<AtTenThousandHouseholds.Full>
{
    static readonly Caller Inspector = FosteringService.Caller("zachary.turner"), SupportWorker = FosteringService.Caller("eleanor.voss");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_page_of_enquiries_is_read_in_the_order_of_an_index(bool everything)
    {
        var filter = Filter.Of(Enquiry.Kind, Visible.To(everything ? Inspector : FosteringService.Caller("carys.pugh")));
        await InTheOrderOfAnIndex(RecordList.Sql(filter.Where, ListEnquiries.Columns, after: true, newestFirst: true), filter);
    }

    [Fact]
    public async Task A_page_of_a_sources_enquiries_is_read_in_the_order_of_an_index()
    {
        var filter = Filter.Of(Enquiry.Kind, Visible.To(Inspector));
        filter.Code(new Fields(), "source_code", "SOURCE_3", "c.source_code = @source_code");
        await InTheOrderOfAnIndex(RecordList.Sql(filter.Where, ListEnquiries.Columns, after: true, newestFirst: true), filter);
    }

    [Fact]
    public async Task A_page_of_applications_that_run_is_read_in_the_order_of_an_index()
    {
        var filter = Filter.Of(Application.Kind, Visible.To(Inspector));
        filter.Add(ListApplications.Open);
        await InTheOrderOfAnIndex(RecordList.Sql(filter.Where, ListApplications.Columns, after: true, newestFirst: false), filter, "cases_applications_open");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_page_of_approved_households_is_read_in_the_order_of_an_index(bool everything)
    {
        var filter = Filter.Of(Household.Kind, Visible.To(everything ? Inspector : SupportWorker));
        filter.Add(ListHouseholds.Approved);
        await InTheOrderOfAnIndex(RecordList.Sql(filter.Where, ListHouseholds.Columns, after: true, newestFirst: false), filter);
    }

    [Fact]
    public async Task A_match_is_looked_for_among_households_with_room()
    {
        var filter = Filter.Of(Household.Kind, Visible.To(Inspector));
        filter.Add(ListHouseholds.Approved);
        filter.Add(ListHouseholds.Vacant);
        filter.Add("@age between c.age_min and c.age_max", "age", 8);
        filter.Add("c.placement_types @> array[@placement_type]", "placement_type", nameof(PlacementType.ShortTerm));
        await InTheOrderOfAnIndex(RecordList.Sql(filter.Where, ListHouseholds.Columns, after: false, newestFirst: false), filter);
    }

    [Fact]
    public async Task A_page_of_panels_is_read_in_the_order_of_an_index()
    {
        var filter = Filter.Of(Panel.Kind, Visible.To(Inspector));
        await InTheOrderOfAnIndex(RecordList.Sql(filter.Where, ListPanels.Columns, after: true, newestFirst: false), filter, "cases_listed");
    }

    [Theory]
    [InlineData(WorklistView.All)]
    [InlineData(WorklistView.Due)]
    [InlineData(WorklistView.Overdue)]
    [InlineData(WorklistView.Blocked)]
    public async Task A_page_of_the_worklist_is_read_in_the_order_of_an_index(WorklistView view)
    {
        foreach (var caller in new[] { Inspector, SupportWorker })
        {
            var filter = ListWorklist.FilterOf(new() { View = view }, caller, full.Service.Today, new Fields());
            await InTheOrderOfAnIndex(DeadlineList.Sql(filter.Where, after: true), filter, "due_items_due");
        }
    }

    [Fact]
    public async Task The_worklist_of_one_kind_and_of_one_worker_reads_no_table_through()
    {
        foreach (var request in new ListWorklistRequest[] { new() { RecordKind = WorklistRecordKind.Household }, new() { Worker = "staff-0005" }, new() { Rules = { "ANNUAL_REVIEW_DUE" } } })
        {
            var filter = ListWorklist.FilterOf(request, Inspector, full.Service.Today, new Fields());
            Assert.DoesNotContain("Seq Scan", await Plan(DeadlineList.Sql(filter.Where, after: true), filter), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_name_is_looked_up_in_an_index_and_so_is_a_panels_agenda()
    {
        await using var owner = new NpgsqlConnection(full.Service.Owner);

        Assert.Contains("cases_names", string.Join('\n', await owner.QueryAsync<string>("explain select case_id from cases where kind = 'household' and names like '%carer 777%'")), StringComparison.Ordinal);
        Assert.Contains("cases_panels", string.Join('\n', await owner.QueryAsync<string>("explain select count(*) from cases where panels <> '{}' and panels @> array['018f2f6e-0000-7000-8000-000000000000'::uuid]")), StringComparison.Ordinal);
    }

    async Task InTheOrderOfAnIndex(string sql, Filter filter, string index = "cases_")
    {
        var plan = await Plan(sql, filter);

        Assert.Contains(index, plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Sort", plan, StringComparison.Ordinal);
    }

    async Task<string> Plan(string sql, Filter filter)
    {
        var parameters = filter.Parameters;
        parameters.Add("afterOn", new DateOnly(2026, 1, 1));
        parameters.Add("afterId", Guid.Empty);
        parameters.Add("afterRule", "");
        parameters.Add("afterSubject", "");
        parameters.Add("limit", 51);
        await using var tenant = await full.Service.Services.GetRequiredService<ServiceDatabase>().Read(FosteringService.Westmere, TestContext.Current.CancellationToken);
        return string.Join('\n', await tenant.Connection.QueryAsync<string>("explain " + sql, parameters));
    }

    public sealed class Full : IAsyncLifetime
    {
        const int EnquiriesForEachHousehold = 4;

        public FosteringService Service { get; } = new();

        public async ValueTask InitializeAsync()
        {
            await Service.InitializeAsync();
            var random = new Random(5);
            await Service.Store([.. Enumerable.Range(0, 10_000).Select(_ => SomeRecords.RandomHousehold(random, FosteringService.Westmere))]);
            await Service.Store([.. Enumerable.Range(0, 5_000).Select(_ => SomeRecords.RandomApplication(random, FosteringService.Westmere))]);
            // The rest is made by the server of a few hundred: what a row holds, not who wrote it, is what plans go by.
            var some = Enumerable.Range(0, 400).Select(_ => SomeRecords.RandomEnquiry(random, FosteringService.Westmere)).ToList();
            await Service.Store(some);
            await Service.Look<int?>(
                """
                insert into cases (case_id, authority, kind, version, schema_version, document, opened_at, changed_at)
                select gen_random_uuid(), authority, kind, 1, 1,
                    document || jsonb_build_object('receivedOn', to_char(date '2020-01-01' + ((n * 23 + r) % 2400)::int, 'YYYY-MM-DD'), 'sourceCode', 'SOURCE_' || n % 12), opened_at, changed_at
                from (select *, row_number() over (order by case_id) as r from cases where kind = 'enquiry') e, generate_series(1, 99) n;
                insert into due_items (case_id, authority, rule, subject, due_on, blocked_by, citation)
                select case_id, authority, 'ENQUIRY_RESPONSE', '', listed_on + 1, case when restricted then 'X' else '' end, 'Local target' from cases where kind = 'enquiry' on conflict do nothing;
                insert into due_items (case_id, authority, rule, subject, due_on, blocked_by, citation)
                select case_id, authority, 'ANNUAL_REVIEW_DUE', '', next_review_on, '', 'reg 28(2)' from cases where kind = 'household' on conflict do nothing;
                """);
            Assert.Equal(10_000 * EnquiriesForEachHousehold, await Service.Look<int>("select count(*)::int from cases where kind = 'enquiry'"));
            await Service.Look<int?>("vacuum analyze cases");
            await Service.Look<int?>("vacuum analyze due_items");
        }

        public ValueTask DisposeAsync() => Service.DisposeAsync();
    }
}
