using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Suite.KinshipAssessment.Reads;
using Suite.Platform.Tenancy;

namespace Suite.KinshipAssessment.Tests.Reads;

/// <summary>With ten thousand cases a page is still read through an index, in the index's order, as the role that serves callers.</summary>
public sealed class AtTenThousandCases(AtTenThousandCases.Full full) : IClassFixture<AtTenThousandCases.Full>
{
    [Fact]
    public async Task A_page_of_open_cases_is_read_in_the_order_of_an_index()
    {
        var plan = await Plan($"select c.case_id from cases c where {Visible.Condition} and c.state <> 'Closed' and (c.concern_on, c.case_id) > (@on, @id) order by c.concern_on, c.case_id limit 51");

        Assert.Contains("Index", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Sort", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_the_worklist_is_read_in_the_order_of_an_index()
    {
        var plan = await Plan(
            $"""
            select d.rule from due_items d join cases c on c.case_id = d.case_id
            where d.authority = @authority and {Visible.Condition} and (d.due_on, d.case_id, d.rule, d.subject) > (@on, @id, '', '')
            order by d.due_on, d.case_id, d.rule, d.subject limit 51
            """);

        Assert.Contains("due_items_due", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Sort", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_is_looked_up_in_an_index()
    {
        await using var owner = new NpgsqlConnection(full.Service.Owner);
        var plan = string.Join('\n', await owner.QueryAsync<string>("explain select case_id from cases where names like '%carer 777%'"));

        Assert.Contains("cases_names", plan, StringComparison.Ordinal);
    }

    async Task<string> Plan(string sql)
    {
        var parameters = Visible.To(KinshipService.Caller("zachary.turner"));
        parameters.Add("on", new DateOnly(2026, 1, 1));
        parameters.Add("id", Guid.Empty);
        await using var tenant = await full.Service.Services.GetRequiredService<ServiceDatabase>().Read(KinshipService.Westmere, TestContext.Current.CancellationToken);
        return string.Join('\n', await tenant.Connection.QueryAsync<string>("explain " + sql, parameters));
    }

    public sealed class Full : IAsyncLifetime
    {
        public KinshipService Service { get; } = new();

        public async ValueTask InitializeAsync()
        {
            await Service.InitializeAsync();
            var random = new Random(5);
            await Service.Store([.. Enumerable.Range(0, 10_000).Select(_ => SomeCases.Random(random, KinshipService.Westmere))]);
            await Service.Look<int?>("analyze cases, due_items");
        }

        public ValueTask DisposeAsync() => Service.DisposeAsync();
    }
}
