using Dapper;
using Google.Protobuf;
using Google.Protobuf.Collections;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Platform.Paging;
using Suite.Platform.Tenancy;

namespace Suite.Platform.Records;

/// <summary>Which part of a worklist is asked for, with the numbers of every contract's <c>WorklistView</c>.</summary>
public enum WorklistPart
{
    Unspecified = 0,
    All = 1,
    Due = 2,
    Overdue = 3,
    Blocked = 4,
}

/// <summary>A deadline and the record that has it.</summary>
public sealed class DeadlineRow
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
}

/// <summary>Where a page ended, and how many deadlines fitted the filter when the first page was read.</summary>
public sealed record DeadlineKey(DateOnly DueOn, Guid CaseId, string Rule, string Subject, int Total);

/// <summary>One page of the open deadlines of a service's records, the most urgent first, in the order of an index.</summary>
/// <remarks>Beside what <see cref="RecordList"/> asks for, the service's migrations give <c>cases</c> a <c>shown_names text</c>.</remarks>
public sealed class DeadlineList(ServiceDatabase database, PageTokens tokens, IAudit audit)
{
    /// <summary>Local: what is due today or within a fortnight is work for now.</summary>
    const int DueWithinDays = 14;

    const int MostRules = 50;

    /// <summary>What every worklist may be narrowed to.</summary>
    public static Filter FilterOf(Fields fields, DynamicParameters visible, WorklistPart part, string? kind, string team, string worker, RepeatedField<string> rules, DateOnly today)
    {
        var filter = new Filter(visible);
        filter.Parameters.Add("today", today);
        switch (part)
        {
            case WorklistPart.Due:
                filter.Add("d.due_on between @today and @until", "until", today.AddDays(DueWithinDays));
                break;
            case WorklistPart.Overdue:
                filter.Add("d.due_on < @today");
                break;
            case WorklistPart.Blocked:
                filter.Add("d.blocked_by <> ''");
                break;
        }

        if (kind is not null)
            filter.Add("c.kind = @kind", "kind", kind);
        filter.Code(fields, "team", team, "c.team = @team");
        filter.Code(fields, "worker", worker, "c.worker <> '' and c.worker = @worker");
        var codes = fields.Each("rules", rules, 0, MostRules, (field, rule) => fields.Code(field, rule));
        if (codes.Count > 0)
            filter.Add("d.rule = any(@rules)", "rules", codes.Distinct().ToArray());
        return filter;
    }

    /// <summary>Reads what every list has; the fields must be complete before.</summary>
    public Page<DeadlineKey> PageOf(Fields fields, IMessage request, Caller caller) => tokens.Read<DeadlineKey>(fields, request, caller);

    public async Task<(IReadOnlyList<DeadlineRow> Rows, string Next, int Total)> Read(
        IMessage request, Caller caller, Filter filter, Page<DeadlineKey> page, CancellationToken cancellation)
    {
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
        var rows = (await tenant.Connection.QueryAsync<DeadlineRow>(new CommandDefinition(
            Sql(filter.Where, page.After is not null), filter.Parameters, cancellationToken: cancellation))).AsList();

        var (shown, next) = tokens.Cut(rows, page, row => new DeadlineKey(row.DueOn, row.CaseId, row.Rule, row.Subject, total), request, caller);
        return (shown, next, total);
    }

    const string From = "from due_items d join cases c on c.case_id = d.case_id where d.authority = @authority and";

    public static string Sql(string where, bool after) =>
        $"""
        select d.due_on as DueOn, d.case_id as CaseId, d.rule as Rule, d.subject as Subject, d.blocked_by as BlockedBy, d.citation as Citation,
            c.kind as Kind, c.team as Team, c.worker as Worker, c.state as State, c.shown_names as Names
        {From} {where} {(after ? "and (d.due_on, d.case_id, d.rule, d.subject) > (@afterOn, @afterId, @afterRule, @afterSubject)" : "")}
        order by d.due_on, d.case_id, d.rule, d.subject limit @limit
        """;
}
