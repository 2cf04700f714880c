using Google.Protobuf.WellKnownTypes;
using Npgsql;
using Suite.Platform.Calendar;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Platform.Paging;
using Suite.Reporting.Facts;
using Suite.Reporting.Measures;
using Suite.Reporting.V1;

namespace Suite.Reporting.Indicators;

/// <summary>Resident children as known now or on a day.</summary>
sealed class ListPopulations(FactsReader facts, PageTokens pages, TimeProvider clock)
{
    public async Task<ListPopulationsResponse> Handle(ListPopulationsRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = new Fields();
        var on = fields.OptionalPastDate("as_known_date", request.AsKnownDate, WorkingCalendar.Today(clock));
        var page = pages.Read<Place>(fields, request, caller);
        fields.ThrowIfAny();

        var rows = await facts.Read(caller.Authority, view => Rows(page, on, view, cancellation), cancellation);
        var (shown, next) = pages.Cut(rows, page, p => new Place(p.MidYear, p.PublishedDate.ToDay()!.Value), request, caller);
        return new() { Populations = { shown }, NextPageToken = next };
    }

    static async Task<List<Population>> Rows(Page<Place> page, DateOnly? on, FactsView view, CancellationToken cancellation)
    {
        var asKnown = await AsKnown.Read(view, on, cancellation);
        await using var read = new NpgsqlCommand("""
            select p.mid_year, p.under_18, p.source, p.published_on, l.submitted_at
              from indicators.population p
              join indicators.load l on l.authority = p.authority and l.load_no = p.known_from
             where p.authority = $1
               and ($2::bigint is null and p.known_to is null or p.known_from <= $2 and (p.known_to is null or p.known_to > $2))
               and ($3::int is null or (p.mid_year, p.published_on) < ($3, $4))
             order by p.mid_year desc, p.published_on desc
             limit $5
            """, view.Connection)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = view.Authority },
                new NpgsqlParameter<long?> { TypedValue = asKnown.IndicatorLoad },
                new NpgsqlParameter<int?> { TypedValue = page.After?.MidYear },
                new NpgsqlParameter<DateOnly> { TypedValue = page.After?.PublishedOn ?? default },
                new NpgsqlParameter<int> { TypedValue = page.Limit },
            },
        };
        await using var rows = await read.ExecuteReaderAsync(cancellation);
        var populations = new List<Population>();
        while (await rows.ReadAsync(cancellation))
            populations.Add(new()
            {
                MidYear = rows.GetInt32(0),
                Under18 = rows.GetInt32(1),
                Source = rows.GetString(2),
                PublishedDate = rows.GetFieldValue<DateOnly>(3).ToMessage(),
                LoadTime = Timestamp.FromDateTimeOffset(rows.GetFieldValue<DateTimeOffset>(4)),
            });
        return populations;
    }

    /// <summary>Where a page ended.</summary>
    sealed record Place(int MidYear, DateOnly PublishedOn);
}
