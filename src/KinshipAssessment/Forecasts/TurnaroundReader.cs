using System.Collections.Concurrent;
using Dapper;
using Suite.Platform.Calendar;
using Suite.Platform.Tenancy;

namespace Suite.KinshipAssessment.Forecasts;

/// <summary>
/// Reads what an authority's own checks took in the last two years. Kept for some minutes: forecasts of a whole team rest on
/// one reading. A reading that failed is not kept.
/// </summary>
sealed class TurnaroundReader(ServiceDatabase database, TimeProvider clock)
{
    const int MonthsBack = 24;
    static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(5);

    const string Query =
        """
        select c->>'type' as Type, coalesce(c->>'policeForce', '') as Force,
               array_agg((c->>'receivedOn')::date - (c->>'submittedOn')::date) as Days
        from cases k
        cross join lateral jsonb_path_query(k.document, '$.checks[*] ? (exists(@.submittedOn) && exists(@.receivedOn))') c
        where k.authority = @authority and (c->>'receivedOn')::date >= @since
        group by 1, 2
        """;

    readonly ConcurrentDictionary<string, (DateTimeOffset Until, Turnarounds Turnarounds)> _kept = [];

    public async Task<Turnarounds> Of(string authority, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (_kept.TryGetValue(authority, out var kept) && now < kept.Until)
            return kept.Turnarounds;

        await using var tenant = await database.Read(authority, cancellation);
        var since = WorkingCalendar.AddMonths(WorkingCalendar.LondonDate(now), -MonthsBack);
        var rows = await tenant.Connection.QueryAsync<Row>(new CommandDefinition(Query,
            new { authority, since = since.ToDateTime(TimeOnly.MinValue) }, cancellationToken: cancellation));
        var turnarounds = new Turnarounds(
            from row in rows
            where Enum.IsDefined(typeof(CheckType), row.Type)
            from days in row.Days
            select (Enum.Parse<CheckType>(row.Type), row.Force, days));
        _kept[authority] = (now + KeptFor, turnarounds);
        return turnarounds;
    }

    sealed class Row
    {
        public string Type { get; init; } = "";
        public string Force { get; init; } = "";
        public int[] Days { get; init; } = [];
    }
}
