using Npgsql;

namespace Suite.Reporting.Returns;

/// <summary>Where a postcode is: metres on the Ordnance Survey's grid, and the authority.</summary>
readonly record struct Place(int East, int North, string Authority);

/// <summary>Distances as the return's guide works them out, and whose area a placement is in.</summary>
static class Distances
{
    const int FarthestTenths = 9_999;

    /// <summary>
    /// Tenths of a mile between two places, rounded half up: Pythagoras over the grid, a mile being 1,609.3 metres. Nought where either is on
    /// another grid is null: Northern Ireland has its own.
    /// </summary>
    public static decimal? Miles(Place from, Place to)
    {
        if (from.Authority.StartsWith('N') || to.Authority.StartsWith('N'))
            return null;
        long east = from.East - to.East, north = from.North - to.North;
        var square = (east * east) + (north * north);

        // n tenths cover [(n - ½), (n + ½)) times 160.93 m. The root only says where to look; whole numbers decide.
        var tenths = (long)(Math.Sqrt(square) / 160.93);
        while (Reaches(tenths + 1, square))
            tenths++;
        while (tenths > 0 && !Reaches(tenths, square))
            tenths--;
        return Math.Min(tenths, FarthestTenths) / 10m;
    }

    // (n - ½) * 160.93 ≤ √square, both sides times 200 and squared.
    static bool Reaches(long tenths, long square)
    {
        Int128 lower = ((2 * tenths) - 1) * 16_093;
        return lower * lower <= (Int128)square * 40_000;
    }
}

/// <summary>What an authority has said its area is, and what adjoins it.</summary>
sealed record Areas(IReadOnlySet<string> Own, IReadOnlySet<string> Adjoining)
{
    public string Of(string area) => Own.Contains(area) ? "OWN" : Adjoining.Contains(area) ? "ADJOINING" : "OTHER";
}

/// <summary>The postcodes that an authority has loaded.</summary>
static class PostcodeReader
{
    /// <summary>Those of the given ones that are there.</summary>
    public static async Task<Dictionary<string, Place>> Find(NpgsqlConnection connection, string authority, IReadOnlyCollection<string> postcodes, CancellationToken cancellation)
    {
        var found = new Dictionary<string, Place>(postcodes.Count, StringComparer.Ordinal);
        if (postcodes.Count == 0)
            return found;
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                ReturnSql.Authority(authority),
                new("""
                    select p.postcode, p.east, p.north, p.area
                      from returns.postcode_load l join returns.postcode p using (authority, load_id)
                     where l.authority = $1 and l.serves and p.postcode = any($2)
                    """)
                {
                    Parameters = { new NpgsqlParameter<string> { TypedValue = authority }, new NpgsqlParameter<string[]> { TypedValue = [.. postcodes] } },
                },
            },
        };
        await using var rows = await batch.ExecuteReaderAsync(cancellation);
        await rows.NextResultAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
            found[rows.GetString(0)] = new(rows.GetInt32(1), rows.GetInt32(2), rows.GetString(3));
        return found;
    }
}

/// <summary>Pieces of statements.</summary>
static class ReturnSql
{
    /// <summary>Names the authority to row-level security, to the end of the transaction.</summary>
    public static NpgsqlBatchCommand Authority(string authority) =>
        new("select set_config('suite.authority', $1, true)") { Parameters = { new NpgsqlParameter<string> { TypedValue = authority } } };
}
