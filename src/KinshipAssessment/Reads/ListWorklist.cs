using Dapper;
using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Platform.Paging;
using Suite.Platform.Tenancy;

namespace Suite.KinshipAssessment.Reads;

/// <summary>Every open deadline of the cases that the caller may know of, the most urgent first.</summary>
sealed class ListWorklist(ServiceDatabase database, PageTokens tokens, IAudit audit, TimeProvider clock)
{
    /// <summary>Local: what is due today or within a fortnight is work for now.</summary>
    const int DueWithinDays = 14;

    /// <summary>The first warning point of a temporary approval: four weeks before its last covered day.</summary>
    const int ExpiringWithinDays = 28;

    const int MostRules = 50;

    public async Task<ListWorklistResponse> Handle(ListWorklistRequest request, Caller caller, CancellationToken cancellation)
    {
        var today = WorkingCalendar.Today(clock);
        var fields = Fields.Of(request);
        var (where, parameters) = Filter(request, caller, today, fields);
        var page = tokens.Read<Key>(fields, request, caller);
        fields.ThrowIfAny();

        await audit.Record(new(caller, CommandFields.RpcOf(request), null, null, "OK"), cancellation);
        await using var tenant = await database.Read(caller.Authority, cancellation);
        var from = $"from due_items d join cases c on c.case_id = d.case_id where d.authority = @authority and {where}";
        var total = page.After?.Total ?? await tenant.Connection.ExecuteScalarAsync<int>(new CommandDefinition(
            $"select count(*)::int {from}", parameters, cancellationToken: cancellation));

        var after = "";
        if (page.After is { } key)
        {
            parameters.Add("afterOn", key.DueOn);
            parameters.Add("afterId", key.CaseId);
            parameters.Add("afterRule", key.Rule);
            parameters.Add("afterSubject", key.Subject);
            after = "and (d.due_on, d.case_id, d.rule, d.subject) > (@afterOn, @afterId, @afterRule, @afterSubject)";
        }

        parameters.Add("limit", page.Limit);
        var rows = (await tenant.Connection.QueryAsync<Row>(new CommandDefinition(
            $"""
            select d.due_on as DueOn, d.case_id as CaseId, d.rule as Rule, d.subject as Subject, d.blocked_by as BlockedBy, d.citation as Citation,
                c.team as Team, c.worker as Worker, c.state as State
            {from} {after}
            order by d.due_on, d.case_id, d.rule, d.subject limit @limit
            """, parameters, cancellationToken: cancellation))).AsList();

        var (shown, next) = tokens.Cut(rows, page, row => new Key(row.DueOn, row.CaseId, row.Rule, row.Subject, total), request, caller);
        var response = new ListWorklistResponse { NextPageToken = next, TotalSize = total };
        response.Items.AddRange(shown.Select(row => new WorklistItem
        {
            CaseId = row.CaseId.ToString(),
            Rule = row.Rule,
            SubjectId = row.Subject,
            DueDate = row.DueOn.ToMessage(),
            DaysLeft = row.DueOn.DayNumber - today.DayNumber,
            BlockedBy = row.BlockedBy,
            Citation = row.Citation,
            Team = row.Team,
            Worker = row.Worker,
            State = Enum.Parse<CaseState>(row.State),
        }));
        return response;
    }

    static (string Where, DynamicParameters Parameters) Filter(ListWorklistRequest request, Caller caller, DateOnly today, Fields fields)
    {
        var parameters = Visible.To(caller);
        var where = new List<string> { Visible.Condition, $"(d.rule <> all(@disclosing) or {Disclosing.MaySee})" };
        parameters.Add("today", today);

        switch (fields.OptionalChoice("view", request.View))
        {
            case WorklistView.Due:
                Add("d.due_on between @today and @until", "until", today.AddDays(DueWithinDays));
                break;
            case WorklistView.Overdue:
                where.Add("d.due_on < @today");
                break;
            case WorklistView.Blocked:
                where.Add("d.blocked_by <> ''");
                break;
            case WorklistView.ExpiringApprovals:
                parameters.Add("ends", CaseRules.TemporaryApprovalEnds);
                Add("d.rule = @ends and d.due_on <= @until", "until", today.AddDays(ExpiringWithinDays));
                break;
            case WorklistView.All or WorklistView.Unspecified:
                break;
        }

        if (fields.OptionalCode("team", request.Team).Length > 0)
            Add("c.team = @team", "team", request.Team);
        if (fields.OptionalCode("worker", request.Worker).Length > 0)
            Add("c.worker = @worker", "worker", request.Worker);
        var rules = fields.Each("rules", request.Rules, 0, MostRules, (field, rule) => fields.Code(field, rule));
        if (rules.Count > 0)
            Add("d.rule = any(@rules)", "rules", rules.Distinct().ToArray());
        if (fields.OptionalCode("blocked_by", request.BlockedBy).Length > 0)
            Add("d.blocked_by = @blockedBy", "blockedBy", request.BlockedBy);
        if (fields.OptionalDate("due_by", request.DueBy) is { } dueBy)
            Add("d.due_on <= @dueBy", "dueBy", dueBy);
        return (string.Join(" and ", where), parameters);

        void Add(string condition, string parameter, object value)
        {
            where.Add(condition);
            parameters.Add(parameter, value);
        }
    }

    sealed record Key(DateOnly DueOn, Guid CaseId, string Rule, string Subject, int Total);

    sealed class Row
    {
        public DateOnly DueOn { get; init; }
        public Guid CaseId { get; init; }
        public string Rule { get; init; } = "";
        public string Subject { get; init; } = "";
        public string BlockedBy { get; init; } = "";
        public string Citation { get; init; } = "";
        public string Team { get; init; } = "";
        public string Worker { get; init; } = "";
        public string State { get; init; } = "";
    }
}
