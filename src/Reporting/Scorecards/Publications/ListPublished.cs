using Npgsql;
using NpgsqlTypes;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Platform.Paging;
using Suite.Platform.Tenancy;
using Suite.Reporting.V1;

namespace Suite.Reporting.Scorecards.Publications;

/// <summary>What was published, the newest period first.</summary>
sealed class ListPublished(ServiceDatabase database, PageTokens pages)
{
    public async Task<ListPublishedResponse> Handle(ListPublishedRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = new Fields();
        var template = fields.OptionalUuid("template_id", request.TemplateId);
        var page = pages.Read<Place>(fields, request, caller);
        fields.ThrowIfAny();

        await using var tenant = await database.Read(caller.Authority, cancellation);
        var found = await Places(tenant.Connection, template, page, caller, cancellation);
        var (shown, next) = pages.Cut(found, page, f => f, request, caller);
        return new()
        {
            Published = { await PublishedStore.Heads(tenant.Connection, caller.Authority, [.. shown.Select(p => p.Id)], cancellation) },
            NextPageToken = next,
        };
    }

    static async Task<List<Place>> Places(NpgsqlConnection connection, Guid? template, Page<Place> page, Caller caller, CancellationToken cancellation)
    {
        await using var read = new NpgsqlCommand("""
            select period_end, scorecard_id
              from scorecards.published
             where authority = $1 and revision = 1 and ($2::uuid is null or template_id = $2) and ($3::date is null or (period_end, scorecard_id) < ($3, $4))
             order by period_end desc, scorecard_id desc
             limit $5
            """, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = caller.Authority },
                new() { Value = (object?)template ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
                new() { Value = (object?)page.After?.PeriodEnd ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Date },
                new NpgsqlParameter<Guid> { TypedValue = page.After?.Id ?? Guid.Empty },
                new NpgsqlParameter<int> { TypedValue = page.Limit },
            },
        };
        var found = new List<Place>();
        await using var rows = await read.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
            found.Add(new(rows.GetFieldValue<DateOnly>(0), rows.GetGuid(1)));
        return found;
    }

    sealed record Place(DateOnly PeriodEnd, Guid Id);
}
