using Npgsql;
using Suite.Reporting.Facts;
using Suite.Reporting.Measures;

namespace Suite.Reporting.Indicators;

/// <summary>What one comparator reached: of the period asked for or, where that is not published, of the last one before it.</summary>
/// <param name="Comparator">ENGLAND, REGION or STATISTICAL_NEIGHBOURS.</param>
/// <param name="Statistic">VALUE, MEAN or MEDIAN.</param>
/// <param name="Value">Null where a marker (<c>c z x k u low</c>) stands in its place: never nought.</param>
sealed record Benchmark(string Comparator, string Statistic, ReportingPeriod Period, decimal? Value, string? Marker, string PopulationBase, string Source, DateOnly PublishedOn);

/// <summary>Looks up what a figure is compared with.</summary>
static class Benchmarks
{
    /// <summary>
    /// Of each comparator and statistic the newest published vintage, as known at <paramref name="asKnown"/>, of the newest period that ends no later than
    /// <paramref name="period"/> does.
    /// </summary>
    public static async Task<IReadOnlyList<Benchmark>> For(FactsView view, string measureId, string part, ReportingPeriod period, AsKnown asKnown, CancellationToken cancellation)
    {
        await using var read = new NpgsqlCommand("""
            select distinct on (comparator, statistic) comparator, statistic, period_start, period_end, value, marker, population_base, source, published_on
              from indicators.benchmark
             where authority = $1 and measure_id = $2 and part = $3 and period_end <= $4
               and ($5::bigint is null and known_to is null or known_from <= $5 and (known_to is null or known_to > $5))
             order by comparator, statistic, period_end desc, period_start desc, published_on desc
            """, view.Connection)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = view.Authority },
                new NpgsqlParameter<string> { TypedValue = measureId },
                new NpgsqlParameter<string> { TypedValue = part },
                new NpgsqlParameter<DateOnly> { TypedValue = period.End },
                new NpgsqlParameter<long?> { TypedValue = asKnown.IndicatorLoad },
            },
        };
        await using var rows = await read.ExecuteReaderAsync(cancellation);
        var found = new List<Benchmark>();
        while (await rows.ReadAsync(cancellation))
            found.Add(new(rows.GetString(0), rows.GetString(1), new(rows.GetFieldValue<DateOnly>(2), rows.GetFieldValue<DateOnly>(3)),
                rows.IsDBNull(4) ? null : rows.GetDecimal(4), rows.IsDBNull(5) ? null : rows.GetString(5), rows.GetString(6), rows.GetString(7), rows.GetFieldValue<DateOnly>(8)));
        return found;
    }
}
