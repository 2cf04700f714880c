using Npgsql;
using NpgsqlTypes;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Platform.Paging;
using Suite.Platform.Tenancy;
using Suite.Reporting.V1;

namespace Suite.Reporting.Scorecards.Actions;

/// <summary>What committees ask for, the earliest due first.</summary>
sealed class ListActions(ServiceDatabase database, PageTokens pages, IAudit audit, TimeProvider clock)
{
    public async Task<ListActionsResponse> Handle(ListActionsRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = new Fields();
        fields.OptionalCode("committee_code", request.CommitteeCode);
        var page = pages.Read<Place>(fields, request, caller);
        fields.ThrowIfAny();

        var today = WorkingCalendar.Today(clock);
        var found = new List<CommitteeAsk>();
        await using (var tenant = await database.Read(caller.Authority, cancellation))
        {
            await using var read = new NpgsqlCommand("""
                select c.version, c.schema_version, c.document
                  from scorecards.committee_action a
                  join cases c on c.case_id = a.action_id and c.authority = a.authority
                 where a.authority = $1 and ($2 = '' or a.committee_code = $2) and ($3 or a.state <> 'CLOSED') and (not $4 or a.state = 'OPEN' and a.due_on < $5)
                   and ($6::date is null or (a.due_on, a.action_id) > ($6, $7))
                 order by a.due_on, a.action_id
                 limit $8
                """, tenant.Connection)
            {
                Parameters =
                {
                    new NpgsqlParameter<string> { TypedValue = caller.Authority },
                    new NpgsqlParameter<string> { TypedValue = request.CommitteeCode },
                    new NpgsqlParameter<bool> { TypedValue = request.IncludeClosed },
                    new NpgsqlParameter<bool> { TypedValue = request.OverdueOnly },
                    new NpgsqlParameter<DateOnly> { TypedValue = today },
                    new() { Value = (object?)page.After?.DueOn ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Date },
                    new NpgsqlParameter<Guid> { TypedValue = page.After?.Id ?? Guid.Empty },
                    new NpgsqlParameter<int> { TypedValue = page.Limit },
                },
            };
            await using var rows = await read.ExecuteReaderAsync(cancellation);
            while (await rows.ReadAsync(cancellation))
            {
                var ask = CommitteeAsk.FromDocument(rows.GetFieldValue<byte[]>(2), rows.GetInt32(1));
                ask.Version = rows.GetInt64(0);
                found.Add(ask);
            }
        }

        var (shown, next) = pages.Cut(found, page, a => new Place(a.DueOn, a.Id), request, caller);
        await audit.Record(new(caller, CommandFields.RpcOf(request), null, null, "OK"), cancellation);
        var texts = CommitteeAsk.SeesTexts(caller);
        return new() { Actions = { shown.Select(a => a.ToMessage(today, texts)) }, NextPageToken = next };
    }

    sealed record Place(DateOnly DueOn, Guid Id);
}
