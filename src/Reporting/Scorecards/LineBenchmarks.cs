using Npgsql;
using Suite.Reporting.Facts;
using Suite.Reporting.Measures;
using Suite.Reporting.Scorecards.Templates;
using Suite.Reporting.V1;

namespace Suite.Reporting.Scorecards;

/// <summary>What others reached, for every line of a scorecard at once.</summary>
static class LineBenchmarks
{
    /// <summary>
    /// Of each comparator and statistic what is known of the newest period that ends no later than the scorecard's does, as it was published last: a benchmark
    /// of a later period would be an unfair one.
    /// </summary>
    public static async Task<ILookup<LineKey, (BenchmarkComparison Said, Limit? Value)>> Of(FactsView view, IEnumerable<LineKey> lines, ReportingPeriod period, CancellationToken cancellation)
    {
        // Others publish no breakdowns of ours.
        var parts = lines.Where(l => l.Breakdown.Length == 0).Distinct().ToList();
        await using var read = new NpgsqlCommand("""
            select distinct on (w.ordinal, b.comparator, b.statistic)
                   w.ordinal::int - 1, b.comparator, b.statistic, b.period_start, b.period_end, b.value, b.marker, b.population_base, b.source, b.published_on
              from unnest($2, $3) with ordinality as w (measure_id, part, ordinal)
              join indicators.benchmark b on b.authority = $1 and b.measure_id = w.measure_id and b.part = w.part
             where b.known_to is null and b.period_end <= $4
             order by w.ordinal, b.comparator, b.statistic, b.period_end desc, b.period_start desc, b.published_on desc
            """, view.Connection)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = view.Authority },
                new NpgsqlParameter<string[]> { TypedValue = [.. parts.Select(p => p.MeasureId)] },
                new NpgsqlParameter<string[]> { TypedValue = [.. parts.Select(p => p.Part)] },
                new NpgsqlParameter<DateOnly> { TypedValue = period.End },
            },
        };
        var found = new List<(LineKey Line, BenchmarkComparison Said, Limit? Value)>();
        await using var rows = await read.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            decimal? value = rows.IsDBNull(5) ? null : rows.GetDecimal(5);
            found.Add((parts[rows.GetInt32(0)], new BenchmarkComparison
            {
                Comparator = Enum.Parse<Comparator>(rows.GetString(1).Replace("_", "", StringComparison.Ordinal), ignoreCase: true),
                Statistic = Enum.Parse<BenchmarkStatistic>(rows.GetString(2), ignoreCase: true),
                PeriodStart = rows.GetFieldValue<DateOnly>(3).ToMessage(),
                PeriodEnd = rows.GetFieldValue<DateOnly>(4).ToMessage(),
                Value = value?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "",
                Marker = rows.IsDBNull(6) ? "" : rows.GetString(6),
                PopulationBase = rows.GetString(7),
                Source = rows.GetString(8),
                PublishedDate = rows.GetFieldValue<DateOnly>(9).ToMessage(),
            }, value is { } number ? Limit.Of(number) : null));
        }

        return found.ToLookup(f => f.Line, f => (f.Said, f.Value));
    }
}
