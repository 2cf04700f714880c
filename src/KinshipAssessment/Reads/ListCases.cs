using Dapper;
using Npgsql;
using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.Forecasts;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Platform.Paging;
using Suite.Platform.Tenancy;

namespace Suite.KinshipAssessment.Reads;

/// <summary>Cases that the caller may know of, filtered, sorted and paged.</summary>
sealed class ListCases(ServiceDatabase database, TurnaroundReader turnarounds, PageTokens tokens, IAudit audit, TimeProvider clock)
{
    const int FewestLetters = 3, MostLetters = 100;

    // What only a disclosure brings about is no deadline for those who need not know of it: neither shown nor sorted by.
    const string Shown = $"(d.rule <> all(@disclosing) or {Disclosing.MaySee})";

    const string Columns =
        $"""
        c.case_id as CaseId, c.version as Version, c.state as State, c.team as Team, c.worker as Worker, c.concern_on as ConcernOn,
        c.child_count as ChildCount, c.carer_names as CarerNames, c.timetable_ended_on as TimetableEndedOn,
        c.checks_outstanding as ChecksOutstanding, c.approval_last_covered_on as ApprovalLastCoveredOn, c.on_hold as OnHold, c.restricted as Restricted,
        (select min(d.due_on) from due_items d where d.case_id = c.case_id and d.authority = c.authority and {Shown}) as NextDueOn
        """;

    // Cases without an open deadline come after all others.
    static readonly DateOnly Never = DateOnly.MaxValue;

    public async Task<ListCasesResponse> Handle(ListCasesRequest request, Caller caller, CancellationToken cancellation)
    {
        var today = WorkingCalendar.Today(clock);
        var fields = Fields.Of(request);
        var (where, parameters) = Filter(request, caller, today, fields);
        var sort = fields.OptionalChoice("sort", request.Sort) is CaseSort.Unspecified ? CaseSort.ConcernOldest : request.Sort;
        var page = tokens.Read<Key>(fields, request, caller);
        fields.ThrowIfAny();

        // What was searched for is a name; the trail says only that one was.
        await audit.Record(new(caller, CommandFields.RpcOf(request), null, null, "OK", Purpose: request.Name.Length > 0 ? "NAME_SEARCH" : ""), cancellation);
        var table = sort is CaseSort.ForecastLatest ? await turnarounds.Of(caller.Authority, cancellation) : null;

        await using var tenant = await database.Read(caller.Authority, cancellation);
        var connection = tenant.Connection;
        // Counted for the first page; the token carries it on, so that later pages cost the same however many cases there are.
        var total = page.After?.Total ?? await connection.ExecuteScalarAsync<int>(new CommandDefinition(
            $"select count(*)::int from cases c where {where}", parameters, cancellationToken: cancellation));
        parameters.Add("limit", page.Limit);
        var rows = sort switch
        {
            CaseSort.NextDue => await ByNextDue(connection, where, parameters, page, cancellation),
            CaseSort.ForecastLatest => await ByForecast(connection, where, parameters, page, table!, today, cancellation),
            CaseSort.ConcernNewest => await ByConcern(connection, where, parameters, page, newest: true, cancellation),
            CaseSort.ConcernOldest or CaseSort.Unspecified => await ByConcern(connection, where, parameters, page, newest: false, cancellation),
        };

        var (shown, next) = tokens.Cut(rows, page, row => new Key(row.SortOn, row.CaseId, total), request, caller);
        var response = new ListCasesResponse { NextPageToken = next, TotalSize = total };
        response.Cases.AddRange(shown.Select(row => row.ToMessage(today)));
        return response;
    }

    static (string Where, DynamicParameters Parameters) Filter(ListCasesRequest request, Caller caller, DateOnly today, Fields fields)
    {
        var parameters = Visible.To(caller);
        var where = new List<string> { Visible.Condition };

        for (var i = 0; i < request.States.Count; i++)
            fields.Choice($"states[{i}]", request.States[i]);
        if (request.States.Count == 0)
            where.Add("c.state <> 'Closed'");
        else
            Add("c.state = any(@states)", "states", request.States.Select(s => s.ToString()).Distinct().ToArray());

        if (fields.OptionalCode("team", request.Team).Length > 0)
            Add("c.team = @team", "team", request.Team);
        if (fields.OptionalCode("worker", request.Worker).Length > 0)
            Add("c.worker = @worker", "worker", request.Worker);

        if (fields.OptionalChoice("rag", request.Rag) is Rag.Green or Rag.Amber or Rag.Red)
        {
            var (from, to) = CaseTimetable.DaysOf(request.Rag);
            parameters.Add("today", today);
            parameters.Add("ragFrom", from);
            Add("greatest(0, coalesce(c.timetable_ended_on, @today) - c.concern_on) between @ragFrom and @ragTo", "ragTo", to);
        }

        var name = fields.OptionalText("name", request.Name, MostLetters);
        if (request.Name.Length > 0)
        {
            fields.Require(name.Length >= FewestLetters, "name", $"must have from {FewestLetters} to {MostLetters} letters");
            Add("c.case_id in (select cases_named(@letters))", "letters", $"%{Literally(name)}%");
        }

        if (fields.OptionalDate("opened_from", request.OpenedFrom) is { } openedFrom)
            Add("c.concern_on >= @openedFrom", "openedFrom", openedFrom);
        if (fields.OptionalDate("opened_to", request.OpenedTo) is { } openedTo)
            Add("c.concern_on <= @openedTo", "openedTo", openedTo);
        return (string.Join(" and ", where), parameters);

        void Add(string condition, string parameter, object value)
        {
            where.Add(condition);
            parameters.Add(parameter, value);
        }
    }

    /// <summary>The letters themselves: LIKE's wildcards in a name stand for nothing but themselves.</summary>
    static string Literally(string letters) => letters.Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_");

    static async Task<List<Row>> ByConcern(NpgsqlConnection connection, string where, DynamicParameters parameters, Page<Key> page, bool newest, CancellationToken cancellation)
    {
        var after = "";
        if (page.After is { } key)
        {
            parameters.Add("afterOn", key.On);
            parameters.Add("afterId", key.CaseId);
            after = $"and (c.concern_on, c.case_id) {(newest ? "<" : ">")} (@afterOn, @afterId)";
        }

        var order = newest ? "c.concern_on desc, c.case_id desc" : "c.concern_on, c.case_id";
        return (await connection.QueryAsync<Row>(new CommandDefinition(
            $"select c.concern_on as SortOn, {Columns} from cases c where {where} {after} order by {order} limit @limit", parameters, cancellationToken: cancellation))).AsList();
    }

    // Runs through the deadlines in their order and stops at each case's first.
    static async Task<List<Row>> ByNextDue(NpgsqlConnection connection, string where, DynamicParameters parameters, Page<Key> page, CancellationToken cancellation)
    {
        parameters.Add("never", Never);
        var (afterDue, afterNever) = ("", "");
        if (page.After is { } key)
        {
            parameters.Add("afterOn", key.On);
            parameters.Add("afterId", key.CaseId);
            afterDue = "and (d.due_on, d.case_id) > (@afterOn, @afterId)";
            afterNever = "and (@never, c.case_id) > (@afterOn, @afterId)";
        }

        return (await connection.QueryAsync<Row>(new CommandDefinition(
            $"""
            with page as (
                (select d.due_on as sort_on, d.case_id
                 from due_items d join cases c on c.case_id = d.case_id
                 where d.authority = @authority and {where} and {Shown} {afterDue}
                     and not exists (select from due_items e where e.case_id = d.case_id and e.authority = d.authority
                         and (e.due_on, e.rule, e.subject) < (d.due_on, d.rule, d.subject) and (e.rule <> all(@disclosing) or {Disclosing.MaySee}))
                 order by d.due_on, d.case_id limit @limit)
                union all
                (select @never, c.case_id from cases c
                 where {where} {afterNever} and not exists (select from due_items d where d.case_id = c.case_id and d.authority = c.authority and {Shown})
                 order by c.case_id limit @limit)
                order by 1, 2 limit @limit
            )
            select page.sort_on as SortOn, {Columns} from page join cases c on c.case_id = page.case_id order by page.sort_on, page.case_id
            """, parameters, cancellationToken: cancellation))).AsList();
    }

    // The latest forecast first, then the cases that need none.
    static async Task<List<Row>> ByForecast(NpgsqlConnection connection, string where, DynamicParameters parameters, Page<Key> page, Turnarounds turnarounds, DateOnly today, CancellationToken cancellation)
    {
        var forecasts = await OpenForecasts.Of(connection, where, parameters, turnarounds, today, cancellation);
        var running = forecasts.Select(f => f.CaseId).ToHashSet();
        var others = await connection.QueryAsync<Guid>(new CommandDefinition($"select c.case_id from cases c where {where} order by c.case_id", parameters, cancellationToken: cancellation));
        var order = forecasts.Select(f => (On: f.FinishOn, f.CaseId))
            .Concat(others.Where(id => !running.Contains(id)).Order().Select(id => (On: DateOnly.MinValue, CaseId: id)));
        if (page.After is { } key)
            order = order.Where(o => o.On < key.On || (o.On == key.On && o.CaseId.CompareTo(key.CaseId) > 0));
        var places = order.Take(page.Limit).ToDictionary(o => o.CaseId, o => o.On);

        parameters.Add("ids", places.Keys.ToArray());
        var rows = (await connection.QueryAsync<Row>(new CommandDefinition(
            $"select c.concern_on as SortOn, {Columns} from cases c where c.authority = @authority and c.case_id = any(@ids)",
            parameters, cancellationToken: cancellation))).AsList();
        foreach (var row in rows)
            row.SortOn = places[row.CaseId];
        rows.Sort((a, b) => a.SortOn != b.SortOn ? b.SortOn.CompareTo(a.SortOn) : a.CaseId.CompareTo(b.CaseId));
        return rows;
    }

    /// <param name="On">What the list is sorted by.</param>
    /// <param name="Total">Cases that fitted the filter when the first page was read.</param>
    sealed record Key(DateOnly On, Guid CaseId, int Total);

    sealed class Row
    {
        public DateOnly SortOn { get; set; }
        public Guid CaseId { get; init; }
        public long Version { get; init; }
        public string State { get; init; } = "";
        public string Team { get; init; } = "";
        public string Worker { get; init; } = "";
        public DateOnly ConcernOn { get; init; }
        public int ChildCount { get; init; }
        public string CarerNames { get; init; } = "";
        public DateOnly? TimetableEndedOn { get; init; }
        public int ChecksOutstanding { get; init; }
        public DateOnly? ApprovalLastCoveredOn { get; init; }
        public bool OnHold { get; init; }
        public bool Restricted { get; init; }
        public DateOnly? NextDueOn { get; init; }

        public CaseSummary ToMessage(DateOnly today)
        {
            var days = Math.Max(0, (TimetableEndedOn ?? today).DayNumber - ConcernOn.DayNumber);
            return new()
            {
                CaseId = CaseId.ToString(),
                Etag = CommandFields.EtagOf(Version),
                State = Enum.Parse<CaseState>(State),
                Team = Team,
                Worker = Worker,
                ConcernDate = ConcernOn.ToMessage(),
                ChildCount = ChildCount,
                CarerNames = CarerNames,
                Rag = CaseTimetable.RatingOf(days),
                DaysSinceConcern = days,
                ChecksOutstanding = ChecksOutstanding,
                ApprovalLastCoveredDate = ApprovalLastCoveredOn.ToMessage(),
                NextDueDate = NextDueOn.ToMessage(),
                OnHold = OnHold,
                Restricted = Restricted,
            };
        }
    }
}
