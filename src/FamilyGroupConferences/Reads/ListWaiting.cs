using Dapper;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Platform.Paging;
using Suite.Platform.Records;
using Suite.Platform.Tenancy;

namespace Suite.FamilyGroupConferences.Reads;

/// <summary>Conferences taken on that wait for a coordinator: urgent ones first, then by the day they were taken on.</summary>
sealed class ListWaiting(ServiceDatabase database, PageTokens tokens, IAudit audit, TimeProvider clock)
{
    /// <summary>Word for word as in the index of those that wait.</summary>
    public const string Waits = "c.state = 'Accepted'";

    public async Task<ListWaitingResponse> Handle(ListWaitingRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = new Fields();
        var filter = Filter.Of(Conference.Kind, Visible.To(caller));
        filter.Add(Waits);
        filter.Code(fields, "team", request.Team, "c.team = @team");
        var page = tokens.Read<Key>(fields, request, caller);
        fields.ThrowIfAny();

        await audit.Record(new(caller, CommandFields.RpcOf(request), null, null, "OK"), cancellation);
        await using var tenant = await database.Read(caller.Authority, cancellation);
        var total = page.After?.Total ?? await tenant.Connection.ExecuteScalarAsync<int>(new CommandDefinition(
            $"select count(*)::int from cases c where {filter.Where}", filter.Parameters, cancellationToken: cancellation));

        if (page.After is { } key)
        {
            filter.Parameters.Add("afterCalm", key.Calm);
            filter.Parameters.Add("afterOn", key.On);
            filter.Parameters.Add("afterId", key.CaseId);
        }

        filter.Parameters.Add("limit", page.Limit);
        var rows = (await tenant.Connection.QueryAsync<Row>(new CommandDefinition(
            Sql(filter.Where, page.After is not null), filter.Parameters, cancellationToken: cancellation))).AsList();

        var (shown, next) = tokens.Cut(rows, page, row => new Key(!row.Urgent, row.AcceptedOn, row.CaseId, total), request, caller);
        var today = WorkingCalendar.Today(clock);
        var response = new ListWaitingResponse { NextPageToken = next, TotalSize = total };
        response.Waiting.AddRange(shown.Select(row => row.ToMessage(today)));
        return response;
    }

    public static string Sql(string where, bool after) =>
        $"""
        select c.case_id as CaseId, c.version as Version, c.shown_names as Names, c.reason as Reason, c.urgent as Urgent,
            c.accepted_on as AcceptedOn, c.norm_on as NormOn, c.team as Team
        from cases c
        where {where} {(after ? "and (not c.urgent, c.accepted_on, c.case_id) > (@afterCalm, @afterOn, @afterId)" : "")}
        order by (not c.urgent), c.accepted_on, c.case_id limit @limit
        """;

    sealed record Key(bool Calm, DateOnly On, Guid CaseId, int Total);

    sealed class Row
    {
        public Guid CaseId { get; init; }
        public long Version { get; init; }
        public string Names { get; init; } = "";
        public string Reason { get; init; } = "";
        public bool Urgent { get; init; }
        public DateOnly AcceptedOn { get; init; }
        public DateOnly? NormOn { get; init; }
        public string Team { get; init; } = "";

        public WaitingConference ToMessage(DateOnly today) => new()
        {
            ConferenceId = CaseId.ToString(),
            Etag = CommandFields.EtagOf(Version),
            Names = Names,
            Reason = Enum.Parse<ReferralReason>(Reason),
            Urgent = Urgent,
            AcceptedDate = AcceptedOn.ToMessage(),
            DaysWaiting = today.DayNumber - AcceptedOn.DayNumber,
            NormDate = NormOn.ToMessage(),
            Team = Team,
        };
    }
}
