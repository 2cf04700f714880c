using Dapper;
using Suite.FamilyGroupConferences.Reads;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Platform.Paging;
using Suite.Platform.Records;
using Suite.Platform.Tenancy;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>Comments of sessions held in a period, for those who run the service. It is the only way in which a comment is shown to anybody.</summary>
sealed class ListComments(ServiceDatabase database, PageTokens tokens, IAudit audit)
{
    const int LongestPeriodYears = 1;

    public async Task<ListCommentsResponse> Handle(ListCommentsRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = new Fields();
        var from = fields.Date("from_date", request.FromDate);
        var to = fields.Date("to_date", request.ToDate);
        fields.Require(to >= from, "to_date", "must not be before the from_date");
        fields.Require(to <= from.AddYears(LongestPeriodYears), "to_date", "must be at most a year after the from_date");
        var purpose = fields.Code("purpose", request.Purpose);
        var page = tokens.Read<Key>(fields, request, caller);
        fields.ThrowIfAny();

        var filter = Filter.Of(Conference.Kind, Visible.To(caller));
        filter.Add("c.commented");
        filter.Add("f.value ->> 'comment' <> ''");
        filter.Add("case_day(s.value ->> 'heldOn') >= @from", "from", from);
        filter.Add("case_day(s.value ->> 'heldOn') <= @to", "to", to);
        if (request.WithoutThemes)
            filter.Add("f.value -> 'themes' = '[]'");

        var (rows, total) = await Read(filter, page, caller.Authority, cancellation);
        var (shown, next) = tokens.Cut(rows, page, row => new Key(row.HeldOn, row.FeedbackId, total), request, caller);

        // Each conference whose comments are shown has its own line, written before they are.
        foreach (var conference in shown.Select(row => (Guid?)row.ConferenceId).Distinct().DefaultIfEmpty())
            await audit.Record(new(caller, CommandFields.RpcOf(request), conference, null, "OK", Purpose: purpose), cancellation);

        var response = new ListCommentsResponse { NextPageToken = next, TotalSize = total };
        response.Comments.AddRange(shown.Select(row => row.ToMessage()));
        return response;
    }

    async Task<(IReadOnlyList<Row> Rows, int Total)> Read(Filter filter, Page<Key> page, string authority, CancellationToken cancellation)
    {
        const string Comments =
            """
            from cases c
            cross join lateral jsonb_array_elements(c.document -> 'feedback') f
            join lateral jsonb_array_elements(c.document -> 'sessions') s on s.value ->> 'id' = f.value ->> 'sessionId'
            left join lateral jsonb_array_elements(c.document -> 'participants') p on p.value ->> 'id' = f.value ->> 'participantId'
            """;
        await using var tenant = await database.Read(authority, cancellation);
        var total = page.After?.Total ?? await tenant.Connection.ExecuteScalarAsync<int>(new CommandDefinition(
            $"select count(*)::int {Comments} where {filter.Where}", filter.Parameters, cancellationToken: cancellation));

        filter.Parameters.Add("limit", page.Limit);
        if (page.After is { } key)
        {
            filter.Parameters.Add("afterOn", key.On);
            filter.Parameters.Add("afterId", key.FeedbackId);
        }

        var rows = await tenant.Connection.QueryAsync<Row>(new CommandDefinition(
            $"""
            select c.case_id as ConferenceId, c.version as Version, (f.value ->> 'id')::uuid as FeedbackId, (s.value ->> 'id')::uuid as SessionId,
                case_day(s.value ->> 'heldOn') as HeldOn, coalesce(p.value ->> 'role', 'Child') as Role, f.value ->> 'comment' as Comment,
                array(select jsonb_array_elements_text(f.value -> 'themes')) as Themes, f.value ->> 'tone' as Tone
            {Comments} where {filter.Where}
            {(page.After is null ? "" : "and (case_day(s.value ->> 'heldOn'), (f.value ->> 'id')::uuid) > (@afterOn, @afterId)")}
            order by case_day(s.value ->> 'heldOn'), (f.value ->> 'id')::uuid limit @limit
            """, filter.Parameters, cancellationToken: cancellation));
        return (rows.AsList(), total);
    }

    sealed record Key(DateOnly On, Guid FeedbackId, int Total);

    sealed class Row
    {
        public Guid ConferenceId { get; init; }
        public long Version { get; init; }
        public Guid FeedbackId { get; init; }
        public Guid SessionId { get; init; }
        public DateOnly HeldOn { get; init; }
        public string Role { get; init; } = "";
        public string Comment { get; init; } = "";
        public string[] Themes { get; init; } = [];
        public string Tone { get; init; } = "";

        public FeedbackComment ToMessage() => new()
        {
            ConferenceId = ConferenceId.ToString(),
            Etag = CommandFields.EtagOf(Version),
            FeedbackId = FeedbackId.ToString(),
            SessionId = SessionId.ToString(),
            SessionDate = HeldOn.ToMessage(),
            Role = Enum.Parse<ParticipantRole>(Role),
            Comment = Comment,
            Themes = { Themes.Select(Enum.Parse<FeedbackTheme>) },
            Tone = Enum.Parse<FeedbackTone>(Tone),
        };
    }
}
