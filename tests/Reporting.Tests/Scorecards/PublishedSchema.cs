using Dapper;
using Microsoft.Extensions.Configuration;
using Npgsql;
using Suite.Reporting.Scorecards;
using Suite.Reporting.V1;

namespace Suite.Reporting.Tests.Scorecards;

/// <summary>What other tools read, signed in as the read-only role.</summary>
public sealed class PublishedSchema(RunningService service) : IClassFixture<RunningService>
{
    [Fact]
    public async Task A_reader_sees_what_was_published_of_one_authority_as_readers_of_aggregates_see_it()
    {
        var (worked, other) = (await WorkedScorecard.Over(service), await WorkedScorecard.Over(service));
        var published = await worked.PublishQuarter();
        await other.PublishQuarter();
        await service.Scorecards.RecordActionAsync(new()
        {
            RequestId = WorkedScorecard.NewId(),
            CommitteeCode = "SCRUTINY",
            Kind = CommitteeActionKind.Action,
            AskedDate = "2027-03-01".Date(),
            Ask = "A paper.",
            OwnerRole = "SM",
            DueDate = "2027-03-31".Date(),
        }, worked.As("SM"));

        await using var nobodys = new NpgsqlConnection(Reader);
        Assert.Equal(0, await nobodys.ExecuteScalarAsync<int>("select count(*) from published.figure"));

        await Reads(worked.Authority);
        await using var reader = new NpgsqlConnection(Reader);
        var scorecard = await reader.QuerySingleAsync("select * from published.scorecard");
        Assert.Equal((worked.Authority, published.Revisions[0].ContentHash, true, true), ((string)scorecard.authority_code, (string)scorecard.content_hash, (bool)scorecard.first_published, (bool)scorecard.newest_revision));
        var lines = (await reader.QueryAsync<(int Line, decimal? Value, bool Withheld, string Rating, long? Numerator, decimal? Previous, string? Owner)>(
            "select line_number, value, withheld, rating, numerator, previous_value, owner_role from published.figure order by line_number")).ToList();
        Assert.Equal((1, 29m, false, "GREEN", 29L, 10m, ""), lines[0]);
        Assert.Equal((2, 79.3m, false, "RED", 23L, 100.0m, "SM"), lines[1]);
        Assert.Equal((3, null, true, "UNSPECIFIED", null, 0m, ""), lines[2]);
        Assert.Equal(("SCRUTINY", "OPEN"), await reader.QuerySingleAsync<(string, string)>("select committee_code, state from published.committee_action"));
        Assert.Equal(0, await reader.ExecuteScalarAsync<int>("select count(*) from published.benchmark"));

        // Whoever signs in cannot choose another authority.
        await reader.OpenAsync();
        await reader.ExecuteAsync($"set suite.authority = '{other.Authority}'");
        Assert.Equal(worked.Authority, await reader.ExecuteScalarAsync<string>("select distinct authority_code from published.scorecard"));
    }

    [Fact]
    public async Task A_reader_sees_nothing_else_and_changes_nothing()
    {
        await using var owner = new NpgsqlConnection(service.Reporting.Owner);
        var readable = await owner.QueryAsync<string>("""
            select n.nspname || '.' || c.relname || coalesce('.' || a.attname, '')
              from pg_class c
              join pg_namespace n on n.oid = c.relnamespace
              left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and n.nspname = 'scorecards' and c.relname = 'published'
             where n.nspname !~ '^pg_|^information_schema$' and c.relkind in ('r', 'v', 'm', 'f', 'p', 'S')
               and has_schema_privilege('reporting_published', n.oid, 'usage')
               and case when c.relkind = 'S' then has_sequence_privilege('reporting_published', c.oid, 'usage, select')
                        when a.attnum is null then has_any_column_privilege('reporting_published', c.oid, 'select, insert, update, references')
                        else has_column_privilege('reporting_published', c.oid, a.attnum, 'select') end
             order by 1
            """);
        Assert.Equal(
            [
                "published.benchmark", "published.committee_action", "published.figure", "published.scorecard", "scorecards.committee_action",
                "scorecards.published.authority", "scorecards.published.content_hash", "scorecards.published.newest_event_time", "scorecards.published.period_end", "scorecards.published.period_name",
                "scorecards.published.period_start", "scorecards.published.published_at", "scorecards.published.published_on", "scorecards.published.reason", "scorecards.published.revision",
                "scorecards.published.run_id", "scorecards.published.scorecard_id", "scorecards.published.template_id", "scorecards.published.template_version", "scorecards.published.title",
                "scorecards.published_benchmark", "scorecards.published_line",
            ], readable);

        await using var reader = new NpgsqlConnection(Reader);
        foreach (var forbidden in new[]
        {
            "select exact from scorecards.published", "select shown from scorecards.published", "select published_by from scorecards.published", "select note from scorecards.published",
            "select * from cases", "select * from audit", "select * from facts_a.kinship_case_fact", "select * from returns.child", "select * from indicators.population", "select * from scorecards.reader",
            "select * from scorecards.measure_result", "delete from scorecards.committee_action", "insert into scorecards.reader values (session_user, 'x')", "create table published.x (y int)",
            "create table public.x (y int)", "set role reporting_app",
        })
            Assert.Contains((await Assert.ThrowsAsync<PostgresException>(() => reader.ExecuteAsync(forbidden))).SqlState, new[] { PostgresErrorCodes.InsufficientPrivilege, PostgresErrorCodes.ReadOnlySqlTransaction });
    }

    [Fact]
    public async Task Every_view_and_column_is_documented()
    {
        await using var owner = new NpgsqlConnection(service.Reporting.Owner);

        var bare = await owner.QueryAsync<string>("""
            select c.relname || '.' || coalesce(a.attname, '') from pg_class c
              join pg_namespace n on n.oid = c.relnamespace
              join lateral (select 0 as attnum, null::name as attname union all select attnum, attname from pg_attribute where attrelid = c.oid and attnum > 0) a on true
             where n.nspname = 'published' and col_description(c.oid, a.attnum) is null and (a.attnum > 0 or obj_description(c.oid, 'pg_class') is null)
            """);

        Assert.Empty(bare);
        Assert.Equal(4, await owner.ExecuteScalarAsync<int>("select count(*) from pg_views where schemaname = 'published'"));
    }

    string Reader => service.Reporting.As("reporting_published", "published-secret");

    // As the run mode migrate does it.
    Task Reads(string authority) => PublishedReader.SetAuthority(
        new ConfigurationBuilder().AddConfiguration(service.Reporting.Configuration).AddInMemoryCollection([new("Database:PublishedAuthority", authority)]).Build(), "reporting-db");
}
