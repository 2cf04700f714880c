using Npgsql;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Platform.Paging;
using Suite.Reporting.Facts;
using Suite.Reporting.Facts.EdgeOfCare;
using Suite.Reporting.V1;

namespace Suite.Reporting.Journeys;

/// <summary>One child's milestones in all services.</summary>
sealed class GetJourney(FactsReader facts, PageTokens pages, IAudit audit)
{
    // Milestones of the child, those of records that it is in (from the day on which it joined, if it came later), the days on which it became
    // looked after and ceased to be, and the last days of placements with parents: these are read where they are, because they may turn out
    // never to have been, or to be another.
    const string Milestones = $$"""
        select j.happened_on, j.service, j.milestone, j.case_id, j.detail, j.event_seq, j.entry
          from {facts}.journey_fact j
         where j.authority = $1 and j.child_key = $2
        union all
        select j.happened_on, j.service, j.milestone, j.case_id, j.detail, j.event_seq, j.entry
          from {facts}.case_child_fact c
          join {facts}.journey_fact j on j.authority = c.authority and j.case_id = c.case_id and j.child_key = ''
         where c.authority = $1 and c.child_key = $2 and coalesce(j.happened_on >= c.joined_on, true)
        union all
        select edge.on_, s.service, edge.code, s.case_id, s.legal_status, s.started_seq, edge.code || ':' || s.spell_id
          from {facts}.looked_after_fact s
         cross join lateral (values
                   ('LOOKED_AFTER_FROM', s.from_on),
                   ('LOOKED_AFTER_UNTIL', coalesce(s.until_on, s.known_until))
               ) as edge (code, on_)
         where s.authority = $1 and s.child_key = $2 and s.withdrawn is not true and edge.on_ is not null
        union all
        select p.ended_on, '{{EdgeOfCareEvents.Service}}', 'PLACEMENT_WITH_PARENTS_ENDED', p.case_id, p.ended_how, p.ended_seq, 'PLACEMENT_WITH_PARENTS_ENDED:' || p.placement_id
          from {facts}.placement_with_parents_fact p
         where p.authority = $1 and p.child_key = $2 and p.ended_on is not null
        """;

    public async Task<GetJourneyResponse> Handle(GetJourneyRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = new Fields();
        var childKey = fields.Text("child_key", request.ChildKey, max: 64);
        var page = pages.Read<Place>(fields, request, caller);
        fields.ThrowIfAny();

        var (rows, total) = await facts.Read(caller.Authority, view => Rows(childKey, page, view, cancellation), cancellation);
        var (shown, next) = pages.Cut(rows, page, r => r.At, request, caller);
        await audit.Record(new(caller, CommandFields.RpcOf(request), null, null, "OK"), cancellation);
        return new() { Milestones = { shown.Select(r => r.Milestone) }, NextPageToken = next, TotalSize = total };
    }

    static async Task<(List<Row> Rows, int Total)> Rows(string childKey, Page<Place> page, FactsView view, CancellationToken cancellation)
    {
        await using var read = new NpgsqlCommand($"""
            with journey as materialized (
            {Milestones.Replace("{facts}", view.Slot, StringComparison.Ordinal)}
            )
            select happened_on, service, milestone, case_id, detail, event_seq, entry, (select count(*) from journey)::int
              from journey
             where $3::date is null or (happened_on, case_id, event_seq, entry) > ($3, $4, $5, $6)
             order by happened_on, case_id, event_seq, entry
             limit $7
            """, view.Connection)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = view.Authority },
                new NpgsqlParameter<string> { TypedValue = childKey },
                new NpgsqlParameter<DateOnly?> { TypedValue = page.After?.On },
                new NpgsqlParameter<Guid> { TypedValue = page.After?.CaseId ?? Guid.Empty },
                new NpgsqlParameter<long> { TypedValue = page.After?.Sequence ?? 0 },
                new NpgsqlParameter<string> { TypedValue = page.After?.Entry ?? "" },
                new NpgsqlParameter<int> { TypedValue = page.Limit },
            },
        };
        await using var rows = await read.ExecuteReaderAsync(cancellation);
        var milestones = new List<Row>();
        var total = 0;
        while (await rows.ReadAsync(cancellation))
        {
            total = rows.GetInt32(7);
            var at = new Place(rows.GetFieldValue<DateOnly>(0), rows.GetGuid(3), rows.GetInt64(5), rows.GetString(6));
            milestones.Add(new(at, new()
            {
                MilestoneDate = at.On.ToMessage(),
                Service = rows.GetString(1),
                Code = rows.GetString(2),
                CaseId = at.CaseId.ToString("D"),
                Detail = rows.GetString(4),
            }));
        }

        return (milestones, total);
    }

    /// <summary>Where a page ended.</summary>
    sealed record Place(DateOnly On, Guid CaseId, long Sequence, string Entry);

    sealed record Row(Place At, Milestone Milestone);
}
