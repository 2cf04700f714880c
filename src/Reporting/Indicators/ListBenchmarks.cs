using System.Globalization;
using Npgsql;
using Suite.Platform.Calendar;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Platform.Paging;
using Suite.Reporting.Facts;
using Suite.Reporting.Measures;
using Suite.Reporting.V1;

namespace Suite.Reporting.Indicators;

/// <summary>Benchmarks as known now or on a day, every vintage.</summary>
sealed class ListBenchmarks(FactsReader facts, PageTokens pages, TimeProvider clock)
{
    public async Task<ListBenchmarksResponse> Handle(ListBenchmarksRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = new Fields();
        fields.OptionalCode("measure_id", request.MeasureId);
        fields.OptionalCode("part", request.Part);
        var on = fields.OptionalPastDate("as_known_date", request.AsKnownDate, WorkingCalendar.Today(clock));
        var page = pages.Read<Place>(fields, request, caller);
        fields.ThrowIfAny();

        var rows = await facts.Read(caller.Authority, view => Rows(request, page, on, view, cancellation), cancellation);
        var (shown, next) = pages.Cut(rows, page, r => r.At, request, caller);
        return new() { Benchmarks = { shown.Select(r => r.Benchmark) }, NextPageToken = next };
    }

    static async Task<List<Row>> Rows(ListBenchmarksRequest request, Page<Place> page, DateOnly? on, FactsView view, CancellationToken cancellation)
    {
        var asKnown = await AsKnown.Read(view, on, cancellation);
        await using var read = new NpgsqlCommand("""
            select * from (
                select measure_id, part, comparator, statistic, period_start, period_end, value, marker, population_base, source, published_on,
                       -- The newest first, in one order with the rest.
                       date '2200-01-01' - period_end as back, date '2200-01-01' - published_on as vintage
                  from indicators.benchmark
                 where authority = $1 and ($2 = '' or measure_id = $2) and ($3 = '' or part = $3)
                   and ($4::bigint is null and known_to is null or known_from <= $4 and (known_to is null or known_to > $4))
            ) as b
             where $5::text is null or (measure_id, part, comparator, statistic, back, period_start, vintage) > ($5, $6, $7, $8, $9, $10, $11)
             order by measure_id, part, comparator, statistic, back, period_start, vintage
             limit $12
            """, view.Connection)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = view.Authority },
                new NpgsqlParameter<string> { TypedValue = request.MeasureId },
                new NpgsqlParameter<string> { TypedValue = request.Part },
                new NpgsqlParameter<long?> { TypedValue = asKnown.IndicatorLoad },
                new NpgsqlParameter<string?> { TypedValue = page.After?.Measure },
                new NpgsqlParameter<string> { TypedValue = page.After?.Part ?? "" },
                new NpgsqlParameter<string> { TypedValue = page.After?.Comparator ?? "" },
                new NpgsqlParameter<string> { TypedValue = page.After?.Statistic ?? "" },
                new NpgsqlParameter<int> { TypedValue = page.After?.Back ?? 0 },
                new NpgsqlParameter<DateOnly> { TypedValue = page.After?.Start ?? default },
                new NpgsqlParameter<int> { TypedValue = page.After?.Vintage ?? 0 },
                new NpgsqlParameter<int> { TypedValue = page.Limit },
            },
        };
        await using var rows = await read.ExecuteReaderAsync(cancellation);
        var benchmarks = new List<Row>();
        while (await rows.ReadAsync(cancellation))
        {
            var start = rows.GetFieldValue<DateOnly>(4);
            benchmarks.Add(new(new(rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.GetString(3), rows.GetInt32(11), start, rows.GetInt32(12)), new()
            {
                MeasureId = rows.GetString(0),
                Part = rows.GetString(1),
                Comparator = rows.GetString(2) switch
                {
                    "ENGLAND" => Comparator.England,
                    "REGION" => Comparator.Region,
                    _ => Comparator.StatisticalNeighbours,
                },
                Statistic = rows.GetString(3) switch
                {
                    "VALUE" => BenchmarkStatistic.Value,
                    "MEAN" => BenchmarkStatistic.Mean,
                    _ => BenchmarkStatistic.Median,
                },
                PeriodStart = start.ToMessage(),
                PeriodEnd = rows.GetFieldValue<DateOnly>(5).ToMessage(),
                Value = rows.IsDBNull(6) ? "" : rows.GetDecimal(6).ToString(CultureInfo.InvariantCulture),
                Marker = rows.IsDBNull(7) ? BenchmarkMarker.Unspecified : Marker(rows.GetString(7)),
                PopulationBase = rows.GetString(8),
                Source = rows.GetString(9),
                PublishedDate = rows.GetFieldValue<DateOnly>(10).ToMessage(),
            }));
        }

        return benchmarks;
    }

    static BenchmarkMarker Marker(string marker) => marker switch
    {
        "c" => BenchmarkMarker.Suppressed,
        "z" => BenchmarkMarker.NotApplicable,
        "x" => BenchmarkMarker.NotAvailable,
        "k" => BenchmarkMarker.RoundsToZero,
        "u" => BenchmarkMarker.Unreliable,
        _ => BenchmarkMarker.Low,
    };

    sealed record Row(Place At, V1.Benchmark Benchmark);

    /// <summary>Where a page ended.</summary>
    sealed record Place(string Measure, string Part, string Comparator, string Statistic, int Back, DateOnly Start, int Vintage);
}
