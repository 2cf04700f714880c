using Dapper;
using Npgsql;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Errors;
using Suite.Platform.Tenancy;
using Xunit;
using static Suite.Platform.Tests.Cases.FolderCommands;
using static Suite.Platform.Tests.Cases.StoreFixture;

namespace Suite.Platform.Tests.Cases;

/// <summary>Two authorities in one database: neither sees the other, also where a query forgets to ask.</summary>
public sealed class Tenants(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    async Task<V1Case> Opened() => (await fixture.Store.Open(new OpenCaseRequest { RequestId = Guid.NewGuid().ToString(), Team = "t" }, Westmere())).Case;

    [Fact]
    public async Task Another_authority_finds_no_case()
    {
        var opened = await Opened();

        var refused = await Assert.ThrowsAsync<RefusedException>(() => fixture.Store.Note(Request(opened, "x"), Eastholt()));

        Assert.Equal("CASE_NOT_FOUND", refused.Reason);
    }

    [Theory]
    [InlineData("cases")]
    [InlineData("events")]
    [InlineData("requests")]
    public async Task Row_level_security_hides_rows_from_a_query_without_a_filter(string table)
    {
        await Opened();
        await using var eastholt = await fixture.Database.Read("E10000902", default);
        await using var westmere = await fixture.Database.Read("E10000901", default);

        Assert.Equal(0, await eastholt.Connection.ExecuteScalarAsync<int>($"select count(*) from {table}"));
        Assert.NotEqual(0, await westmere.Connection.ExecuteScalarAsync<int>($"select count(*) from {table}"));
    }

    [Fact]
    public async Task Without_an_authority_no_row_is_seen()
    {
        await Opened();
        await using var connection = await fixture.Database.App.OpenConnectionAsync();

        Assert.Equal(0, await connection.ExecuteScalarAsync<int>("select count(*) from cases"));
    }

    [Fact]
    public async Task A_row_cannot_be_written_for_another_authority()
    {
        await using var connection = await fixture.Database.App.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                ServiceDatabase.SetAuthority("E10000902"),
                new("insert into audit (at, authority, subject, actor, roles, rpc, outcome, reason, purpose) values (now(), 'E10000901', '', '', '', '', '', '', '')"),
            },
        };

        var refused = await Assert.ThrowsAsync<PostgresException>(() => batch.ExecuteNonQueryAsync());

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Theory]
    [InlineData("delete from audit")]
    [InlineData("update audit set reason = ''")]
    [InlineData("select * from audit")]
    [InlineData("delete from events")]
    [InlineData("update events set type = ''")]
    [InlineData("delete from cases")]
    [InlineData("alter table cases disable row level security")]
    [InlineData("set role postgres")]
    public async Task The_role_that_serves_callers_cannot_rewrite_history(string sql)
    {
        await using var connection = await fixture.Database.App.OpenConnectionAsync();

        var refused = await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(sql));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task Migrating_again_changes_nothing_but_the_passwords()
    {
        var before = await fixture.Look<int>("select count(*) from schemaversions");
        await Migrations.Run(fixture.Settings("app-secret", "worker-secret"), "folders-db", typeof(StoreFixture).Assembly, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);

        Assert.Equal(before, await fixture.Look<int>("select count(*) from schemaversions"));
    }
}
