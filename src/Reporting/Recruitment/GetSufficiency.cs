using Google.Protobuf.WellKnownTypes;
using Npgsql;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Reporting.Facts;
using Suite.Reporting.Facts.Fostering;
using Suite.Reporting.Measures;
using Suite.Reporting.V1;

namespace Suite.Reporting.Recruitment;

/// <summary>Whether there are enough places as at a day.</summary>
sealed class GetSufficiency(FactsReader facts, MeasureQuery measures, IAudit audit, TimeProvider clock)
{
    const string NoReturn = "No statutory return that is known covers this day (measure C05).";
    const string NoQuarter = "Who only sees aggregates sees placements with other providers on the last day of a quarter (measure C05).";
    const string Withheld = "The counts are too small to be shown (measure C05).";

    public async Task<GetSufficiencyResponse> Handle(GetSufficiencyRequest request, Caller caller, CancellationToken cancellation)
    {
        var today = WorkingCalendar.Today(clock);
        var fields = new Fields();
        var asAt = fields.OptionalPastDate("as_at_date", request.AsAtDate, today) ?? today;
        var start = fields.OptionalDate("period_start", request.PeriodStart) ?? ReportingYear.Of(asAt).FirstDay;
        fields.Require(start <= asAt || fields.Any, "period_start", "must not be after as_at_date");
        fields.ThrowIfAny();

        var withhold = Suppression.AppliesTo(caller);
        var lists = RpcRoles.SeesCases(caller);
        var answer = await facts.Read(caller.Authority, view => Answer(new(start, asAt), caller, withhold, lists, view, cancellation), cancellation);
        if (lists)
            await audit.Record(new(caller, CommandFields.RpcOf(request), null, null, "OK"), cancellation);
        return new() { Sufficiency = answer };
    }

    async Task<Sufficiency> Answer(ReportingPeriod period, Caller caller, bool withhold, bool lists, FactsView view, CancellationToken cancellation)
    {
        var newest = view.NewestOf(FosteringEvents.Source);
        var gain = await MeasureQuery.Figures(Catalogue.Find("F05"), period, view, cancellation);
        var routes = await Uses(ByRoute, period.End, view, cancellation);
        var uses = await Uses(ByUse, period.End, view, cancellation);
        if (withhold)
            (routes, uses) = (Places.Withheld(routes), Places.Withheld(uses));
        return new()
        {
            AsAtDate = period.End.ToMessage(),
            PeriodStart = period.Start.ToMessage(),
            AsAtTime = Timestamp.FromDateTimeOffset(clock.GetUtcNow()),
            NewestEventTime = newest is { } n ? Timestamp.FromDateTimeOffset(n.At) : null,
            NewestEventId = newest?.Id.ToString("D") ?? "",
            FactsBuild = view.Build,
            Routes = { routes },
            Uses = { uses },
            Needs = { Places.Against(uses, await Needs(period.End, view, cancellation)) },
            Expected = await Expected(period.End, withhold, lists, view, cancellation),
            NetGain = { withhold ? Suppression.Apply(gain) : gain },
            External = await External(period.End, caller, withhold, view, cancellation),
        };
    }

    async Task<ExternalComparison> External(DateOnly asAt, Caller caller, bool withhold, FactsView view, CancellationToken cancellation)
    {
        var quarter = Quarter.Of(asAt);
        if (withhold && quarter.LastDay != asAt)
            return NotAvailable(NoQuarter);
        var result = await Disclosure.For(caller, Catalogue.Find("C05"), new(quarter.FirstDay, asAt), (m, over) => measures.WorkOut(m, over, null, view, cancellation));
        var (inHouse, external) = (result.Figures.Single(f => f.Part == "IN_HOUSE"), result.Figures.Single(f => f.Part == "EXTERNAL"));
        if (result.UnknownReason.Length > 0)
            return NotAvailable(NoReturn);
        return inHouse.Suppressed || external.Suppressed
            ? NotAvailable(Withheld)
            : new() { Status = ExternalStatus.ExternalAvailable, InHouse = inHouse.Numerator, External = external.Numerator, InHouseShare = inHouse.Value };

        static ExternalComparison NotAvailable(string reason) => new() { Status = ExternalStatus.ExternalNotAvailable, Reason = reason };
    }

    // The same places as F08, each once; with the terms that held on the day, under every kind and age band that they allow.
    const string PlacesOfTheDay = """
        with place as (
            select distinct on (p.case_id, p.place_number) p.case_id, p.place_number, p.status
              from {facts}.fostering_place_fact p
             where p.authority = $1 and p.status_on <= $2
             order by p.case_id, p.place_number, p.status_on desc, p.event_seq desc
        ), used as (
            select p.case_id, h.route, p.status
              from place p
              join {facts}.fostering_household_fact h on h.authority = $1 and h.case_id = p.case_id
             where p.status <> '' and h.approved_on <= $2 and (h.ended_on is null or h.ended_on >= $2)
        )
        """;

    const string Counts = """
        count(*), count(*) filter (where status = 'FILLED'), count(*) filter (where status = 'VACANT'), count(*) filter (where status = 'NOT_AVAILABLE')
        """;

    const string ByRoute = $"{PlacesOfTheDay} select route, '', '', {Counts} from used group by route order by route";

    const string ByUse = $$"""
        {{PlacesOfTheDay}}, terms as (
            select distinct on (t.case_id) t.case_id, t.age_min, t.age_max, t.placement_types
              from {facts}.fostering_terms_fact t
             where t.authority = $1 and t.from_on <= $2
             order by t.case_id, t.from_on desc, t.event_seq desc
        )
        select u.route, kind.code, band.code, {{Counts}}
          from used u
          join terms t on t.case_id = u.case_id
         cross join lateral string_to_table(t.placement_types, ',') as kind (code)
          join (values ('AGE_0_TO_2', 0, 2), ('AGE_3_TO_4', 3, 4), ('AGE_5_TO_10', 5, 10), ('AGE_11_TO_15', 11, 15), ('AGE_16_TO_17', 16, 17)) as band (code, youngest, oldest)
            on band.oldest >= t.age_min and band.youngest <= t.age_max
         group by u.route, kind.code, band.code, band.youngest
         order by u.route, kind.code, band.youngest
        """;

    static async Task<IReadOnlyList<PlaceUse>> Uses(string sql, DateOnly asAt, FactsView view, CancellationToken cancellation)
    {
        await using var read = Command(sql, asAt, view);
        await using var rows = await read.ExecuteReaderAsync(cancellation);
        var uses = new List<PlaceUse>();
        while (await rows.ReadAsync(cancellation))
            uses.Add(new()
            {
                Route = rows.GetString(0),
                PlacementType = rows.GetString(1),
                AgeBand = rows.GetString(2),
                Approved = rows.GetInt64(3),
                Filled = rows.GetInt64(4),
                Vacant = rows.GetInt64(5),
                NotAvailable = rows.GetInt64(6),
            });
        return uses;
    }

    static async Task<List<Need>> Needs(DateOnly asAt, FactsView view, CancellationToken cancellation)
    {
        await using var read = Command("""
            with list as (
                select case_id, event_seq from {facts}.fostering_need_fact where authority = $1 and from_on <= $2 order by from_on desc, event_seq desc limit 1
            )
            select n.placement_type, n.age_band, n.places
              from {facts}.fostering_need_fact n
              join list on list.case_id = n.case_id and list.event_seq = n.event_seq
             where n.authority = $1 and n.placement_type <> ''
            """, asAt, view);
        await using var rows = await read.ExecuteReaderAsync(cancellation);
        var needs = new List<Need>();
        while (await rows.ReadAsync(cancellation))
            needs.Add(new(rows.GetString(0), rows.GetString(1), rows.GetInt32(2)));
        return needs;
    }

    static async Task<ExpectedApprovals> Expected(DateOnly asAt, bool withhold, bool lists, FactsView view, CancellationToken cancellation)
    {
        var (open, approved, closed) = await Applications(asAt, view, cancellation);
        var forecast = new Forecast(approved, asAt);
        List<ApplicationForecast> forecasts = [.. open.Select(forecast.Of).OrderBy(f => f.ExpectedDate.ToDay()).ThenBy(f => f.ApplicationId, StringComparer.Ordinal)];
        var months = forecasts.GroupBy(f => new DateOnly(f.ExpectedDate.Year, f.ExpectedDate.Month, 1)).Select(m => (m.Key, Count: m.LongCount())).ToList();
        var monthsTell = withhold && months.Exists(m => Suppression.IsSmall(m.Count));
        var shareTells = withhold && (Suppression.IsSmall(approved.Count) || Suppression.IsSmall(closed - approved.Count));
        var expected = new ExpectedApprovals
        {
            ApprovedShare = closed == 0 || shareTells ? "" : Rounding.Percent(approved.Count, closed),
            Stages = { forecast.ByStage },
            Months = { months.Select(m => new ForecastMonth { MonthStart = m.Key.ToMessage(), Applications = monthsTell ? 0 : m.Count, Suppressed = monthsTell }) },
        };
        if (!(withhold && Suppression.IsSmall(open.Count)))
            expected.OpenApplications = open.Count;
        if (lists)
            expected.Applications.AddRange(forecasts);
        return expected;
    }

    static async Task<(List<Milestones> Open, List<Milestones> Approved, long Closed)> Applications(DateOnly asAt, FactsView view, CancellationToken cancellation)
    {
        // A day after the one asked about is not known yet.
        await using var read = Command("""
            select a.case_id, a.received_on,
                   a.stage_one_target_on,
                   case when a.stage_one_completed_on <= $2 then a.stage_one_completed_on end,
                   case when a.stage_two_begun_on <= $2 then a.stage_two_begun_on end,
                   case when a.stage_two_begun_on <= $2 then a.stage_two_target_on end,
                   case when a.recommended_on <= $2 then a.recommended_on end,
                   case when closed.on_ <= $2 and a.approved_on = closed.on_ then a.approved_on end,
                   closed.on_ <= $2
              from {facts}.fostering_application_fact a
             cross join lateral (select least(a.approved_on, a.not_approved_on, a.rejected_on, a.withdrawn_on) as on_) as closed
             where a.authority = $1
               and a.received_on <= $2
               and (closed.on_ is null or closed.on_ > $3)
            """, asAt, view);
        read.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = asAt.AddYears(-Forecast.YearsLookedBack) });
        await using var rows = await read.ExecuteReaderAsync(cancellation);
        var (open, approved, closed) = (new List<Milestones>(), new List<Milestones>(), 0L);
        while (await rows.ReadAsync(cancellation))
        {
            var milestones = new Milestones(rows.GetGuid(0), rows.GetFieldValue<DateOnly>(1), Day(2), Day(3), Day(4), Day(5), Day(6), Day(7));
            if (rows.IsDBNull(8) || !rows.GetBoolean(8))
            {
                open.Add(milestones);
                continue;
            }

            closed++;
            if (milestones.ApprovedOn is not null)
                approved.Add(milestones);
        }

        return (open, approved, closed);

        DateOnly? Day(int column) => rows.IsDBNull(column) ? null : rows.GetFieldValue<DateOnly>(column);
    }

    static NpgsqlCommand Command(string sql, DateOnly asAt, FactsView view) => new(sql.Replace("{facts}", view.Slot, StringComparison.Ordinal), view.Connection)
    {
        Parameters = { new NpgsqlParameter<string> { TypedValue = view.Authority }, new NpgsqlParameter<DateOnly> { TypedValue = asAt } },
    };
}
