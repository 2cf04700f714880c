using Npgsql;
using Suite.Platform.Tenancy;

namespace Suite.Reporting.Scorecards;

/// <summary>Who reads the schema <c>published</c> with tools of their own.</summary>
static class PublishedReader
{
    /// <summary>
    /// Says whose publications the reader role sees: <c>Database:PublishedAuthority</c>, nobody's unless configured. It is set by the migration, as the database's
    /// owner: whoever signs in as the role can look at no other.
    /// </summary>
    public static async Task SetAuthority(IConfiguration configuration, string database, CancellationToken cancellation = default)
    {
        if (configuration["Database:PublishedAuthority"] is not { Length: > 0 } authority)
            return;
        await using var connection = new NpgsqlConnection(configuration.GetConnectionString(database + "-owner"));
        await connection.OpenAsync(cancellation);
        await using var set = new NpgsqlCommand("insert into scorecards.reader (login_role, authority) values ($1, $2) on conflict (login_role) do update set authority = excluded.authority", connection)
        {
            Parameters = { new() { Value = ServiceDatabase.Role(database, "published") }, new() { Value = authority } },
        };
        await set.ExecuteNonQueryAsync(cancellation);
    }
}
