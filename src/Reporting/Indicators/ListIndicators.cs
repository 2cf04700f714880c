using Npgsql;
using Suite.Platform.Calendar;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Platform.Paging;
using Suite.Reporting.Facts;
using Suite.Reporting.Measures;
using Suite.Reporting.V1;

namespace Suite.Reporting.Indicators;

/// <summary>Indicators as known now or on a day.</summary>
sealed class ListIndicators(FactsReader facts, PageTokens pages, TimeProvider clock)
{
    public async Task<ListIndicatorsResponse> Handle(ListIndicatorsRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = new Fields();
        fields.OptionalCode("measure_id", request.MeasureId);
        var on = fields.OptionalPastDate("as_known_date", request.AsKnownDate, WorkingCalendar.Today(clock));
        var page = pages.Read<Place>(fields, request, caller);
        fields.ThrowIfAny();

        var rows = await facts.Read(caller.Authority, view => Rows(request, page, on, view, cancellation), cancellation);
        var (shown, next) = pages.Cut(rows, page, i => new Place(i.MeasureId, i.Part, i.Breakdown, i.PeriodEnd.ToDay()!.Value, i.PeriodStart.ToDay()!.Value), request, caller);
        return new() { Indicators = { shown }, NextPageToken = next };
    }

    static async Task<List<V1.Indicator>> Rows(ListIndicatorsRequest request, Page<Place> page, DateOnly? on, FactsView view, CancellationToken cancellation)
    {
        var asKnown = await AsKnown.Read(view, on, cancellation);
        await using var read = new NpgsqlCommand("""
            select measure_id, part, breakdown, period_start, period_end, numerator, denominator, source
              from indicators.indicator
             where authority = $1 and ($2 = '' or measure_id = $2)
               and ($3::bigint is null and known_to is null or known_from <= $3 and (known_to is null or known_to > $3))
               and ($4::text is null or (measure_id, part, breakdown, period_end, period_start) > ($4, $5, $6, $7, $8))
             order by measure_id, part, breakdown, period_end, period_start
             limit $9
            """, view.Connection)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = view.Authority },
                new NpgsqlParameter<string> { TypedValue = request.MeasureId },
                new NpgsqlParameter<long?> { TypedValue = asKnown.IndicatorLoad },
                new NpgsqlParameter<string?> { TypedValue = page.After?.Measure },
                new NpgsqlParameter<string> { TypedValue = page.After?.Part ?? "" },
                new NpgsqlParameter<string> { TypedValue = page.After?.Breakdown ?? "" },
                new NpgsqlParameter<DateOnly> { TypedValue = page.After?.End ?? default },
                new NpgsqlParameter<DateOnly> { TypedValue = page.After?.Start ?? default },
                new NpgsqlParameter<int> { TypedValue = page.Limit },
            },
        };
        await using var rows = await read.ExecuteReaderAsync(cancellation);
        var indicators = new List<V1.Indicator>();
        while (await rows.ReadAsync(cancellation))
        {
            var indicator = new V1.Indicator
            {
                MeasureId = rows.GetString(0),
                Part = rows.GetString(1),
                Breakdown = rows.GetString(2),
                PeriodStart = rows.GetFieldValue<DateOnly>(3).ToMessage(),
                PeriodEnd = rows.GetFieldValue<DateOnly>(4).ToMessage(),
                Numerator = rows.GetInt64(5),
                Source = rows.GetString(7),
            };
            if (!rows.IsDBNull(6))
                indicator.Denominator = rows.GetInt64(6);
            indicators.Add(indicator);
        }

        return indicators;
    }

    /// <summary>Where a page ended.</summary>
    sealed record Place(string Measure, string Part, string Breakdown, DateOnly End, DateOnly Start);
}
