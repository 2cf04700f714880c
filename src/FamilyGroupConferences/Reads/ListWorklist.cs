using Dapper;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Platform.Paging;
using Suite.Platform.Records;
using Suite.Platform.Tenancy;

namespace Suite.FamilyGroupConferences.Reads;

/// <summary>Every open deadline of the records that the caller may know of, the most urgent first.</summary>
sealed class ListWorklist(ServiceDatabase database, PageTokens tokens, IAudit audit, TimeProvider clock)
{
    /// <summary>Local: what is due today or within a fortnight is work for now.</summary>
    const int DueWithinDays = 14;

    const int MostRules = 20;

    public async Task<ListWorklistResponse> Handle(ListWorklistRequest request, Caller caller, CancellationToken cancellation)
    {
        var today = WorkingCalendar.Today(clock);
        var fields = new Fields();
        var filter = FilterOf(request, caller, today, fields);
        var page = tokens.Read<Key>(fields, request, caller);
        fields.ThrowIfAny();

        await audit.Record(new(caller, CommandFields.RpcOf(request), null, null, "OK"), cancellation);
        await using var tenant = await database.Read(caller.Authority, cancellation);
        var total = page.After?.Total ?? await tenant.Connection.ExecuteScalarAsync<int>(new CommandDefinition(
            $"select count(*)::int {From} {filter.Where}", filter.Parameters, cancellationToken: cancellation));

        if (page.After is { } key)
        {
            filter.Parameters.Add("afterOn", key.DueOn);
            filter.Parameters.Add("afterId", key.CaseId);
            filter.Parameters.Add("afterRule", key.Rule);
            filter.Parameters.Add("afterSubject", key.Subject);
        }

        filter.Parameters.Add("limit", page.Limit);
        var rows = (await tenant.Connection.QueryAsync<Row>(new CommandDefinition(
            Sql(filter.Where, page.After is not null), filter.Parameters, cancellationToken: cancellation))).AsList();

        var (shown, next) = tokens.Cut(rows, page, row => new Key(row.DueOn, row.CaseId, row.Rule, row.Subject, total), request, caller);
        var response = new ListWorklistResponse { NextPageToken = next, TotalSize = total };
        response.Items.AddRange(shown.Select(row => row.ToMessage(today)));
        return response;
    }

    const string From = "from due_items d join cases c on c.case_id = d.case_id where d.authority = @authority and";

    public static string Sql(string where, bool after) =>
        $"""
        select d.due_on as DueOn, d.case_id as CaseId, d.rule as Rule, d.subject as Subject, d.blocked_by as BlockedBy, d.citation as Citation,
            c.kind as Kind, c.team as Team, c.worker as Worker, c.state as State, c.shown_names as Names
        {From} {where} {(after ? "and (d.due_on, d.case_id, d.rule, d.subject) > (@afterOn, @afterId, @afterRule, @afterSubject)" : "")}
        order by d.due_on, d.case_id, d.rule, d.subject limit @limit
        """;

    public static Filter FilterOf(ListWorklistRequest request, Caller caller, DateOnly today, Fields fields)
    {
        var filter = new Filter(Visible.To(caller));
        filter.Parameters.Add("today", today);

        switch (fields.OptionalChoice("view", request.View))
        {
            case WorklistView.Due:
                filter.Add("d.due_on between @today and @until", "until", today.AddDays(DueWithinDays));
                break;
            case WorklistView.Overdue:
                filter.Add("d.due_on < @today");
                break;
            case WorklistView.Blocked:
                filter.Add("d.blocked_by <> ''");
                break;
            case WorklistView.All or WorklistView.Unspecified:
                break;
        }

        fields.OptionalChoice("record_kind", request.RecordKind);
        if (Enum.IsDefined(request.RecordKind) && KindOf(request.RecordKind) is { } kind)
            filter.Add("c.kind = @kind", "kind", kind);
        filter.Code(fields, "team", request.Team, "c.team = @team");
        filter.Code(fields, "worker", request.Worker, "c.worker <> '' and c.worker = @worker");
        var rules = fields.Each("rules", request.Rules, 0, MostRules, (field, rule) => fields.Code(field, rule));
        if (rules.Count > 0)
            filter.Add("d.rule = any(@rules)", "rules", rules.Distinct().ToArray());
        return filter;
    }

    static string? KindOf(WorklistRecordKind kind) => kind switch
    {
        WorklistRecordKind.Conference => Conference.Kind,
        WorklistRecordKind.Offer => FgdmOffer.Kind,
        WorklistRecordKind.Unspecified => null,
    };

    sealed record Key(DateOnly DueOn, Guid CaseId, string Rule, string Subject, int Total);

    sealed class Row
    {
        public DateOnly DueOn { get; init; }
        public Guid CaseId { get; init; }
        public string Rule { get; init; } = "";
        public string Subject { get; init; } = "";
        public string BlockedBy { get; init; } = "";
        public string Citation { get; init; } = "";
        public string Kind { get; init; } = "";
        public string Team { get; init; } = "";
        public string Worker { get; init; } = "";
        public string State { get; init; } = "";
        public string Names { get; init; } = "";

        public WorklistItem ToMessage(DateOnly today) => new()
        {
            RecordKind = Enum.GetValues<WorklistRecordKind>().FirstOrDefault(kind => KindOf(kind) == Kind),
            RecordId = CaseId.ToString(),
            State = StateCode(),
            Names = Names,
            Rule = Rule,
            SubjectId = Subject,
            DueDate = DueOn.ToMessage(),
            DaysOverdue = today.DayNumber - DueOn.DayNumber,
            Citation = Citation,
            BlockedBy = BlockedBy,
            Team = Team,
            Worker = Worker,
        };

        /// <summary>As the contract names it, without the enum's own name: BASELINE_DONE.</summary>
        string StateCode() => Kind == Conference.Kind ? Codes.Of(Enum.Parse<ConferenceState>(State))
            : Kind == FgdmOffer.Kind ? Codes.Of(Enum.Parse<OfferState>(State))
            : "";
    }
}
