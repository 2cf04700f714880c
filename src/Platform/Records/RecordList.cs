using Dapper;
using Google.Protobuf;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Platform.Paging;
using Suite.Platform.Tenancy;

namespace Suite.Platform.Records;

/// <summary>A row of a list and where it stands in its order.</summary>
public abstract class ListRow
{
    public Guid CaseId { get; init; }
    public DateOnly ListedOn { get; init; }
}

/// <summary>Where a page ended, and how many records fitted the filter when the first page was read.</summary>
public sealed record ListKey(DateOnly On, Guid CaseId, int Total);

/// <summary>One page of the records of a kind in the order of their days: one query, in the order of an index, however many there are.</summary>
/// <remarks>Beside the columns of <see cref="Visibility"/> the service's migrations give <c>cases</c> a <c>listed_on date</c>.</remarks>
public sealed class RecordList(ServiceDatabase database, PageTokens tokens, IAudit audit)
{
    /// <summary>The day of a record's earliest open deadline; a condition on <c>due_items d</c> may follow.</summary>
    public const string EarliestDue = "select min(d.due_on) from due_items d where d.case_id = c.case_id and d.authority = c.authority";

    /// <summary>Reads what every list has; the fields must be complete before.</summary>
    public Page<ListKey> PageOf(Fields fields, IMessage request, Caller caller) => tokens.Read<ListKey>(fields, request, caller);

    /// <param name="columns">Beside <c>case_id</c> and <c>listed_on</c>, of <c>cases c</c>.</param>
    public async Task<(IReadOnlyList<TRow> Rows, string Next, int Total)> Read<TRow>(
        IMessage request, Caller caller, Filter filter, Page<ListKey> page, string columns, bool newestFirst, CancellationToken cancellation) where TRow : ListRow
    {
        // What was searched for is a name; the trail says only that one was.
        await audit.Record(new(caller, CommandFields.RpcOf(request), null, null, "OK", Purpose: filter.Searched ? "NAME_SEARCH" : ""), cancellation);

        await using var tenant = await database.Read(caller.Authority, cancellation);
        // Counted for the first page; the token carries it on, so that later pages cost the same however many records there are.
        var total = page.After?.Total ?? await tenant.Connection.ExecuteScalarAsync<int>(new CommandDefinition(
            $"select count(*)::int from cases c where {filter.Where}", filter.Parameters, cancellationToken: cancellation));

        filter.Parameters.Add("limit", page.Limit);
        if (page.After is { } key)
        {
            filter.Parameters.Add("afterOn", key.On);
            filter.Parameters.Add("afterId", key.CaseId);
        }

        var rows = (await tenant.Connection.QueryAsync<TRow>(new CommandDefinition(
            Sql(filter.Where, columns, page.After is not null, newestFirst), filter.Parameters, cancellationToken: cancellation))).AsList();
        var (shown, next) = tokens.Cut(rows, page, row => new ListKey(row.ListedOn, row.CaseId, total), request, caller);
        return (shown, next, total);
    }

    public static string Sql(string where, string columns, bool after, bool newestFirst)
    {
        var direction = newestFirst ? " desc" : "";
        return $"""
            select c.case_id as CaseId, c.listed_on as ListedOn, {columns} from cases c
            where {where} {(after ? $"and (c.listed_on, c.case_id) {(newestFirst ? "<" : ">")} (@afterOn, @afterId)" : "")}
            order by c.listed_on{direction}, c.case_id{direction} limit @limit
            """;
    }
}
