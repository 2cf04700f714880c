using Dapper;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Platform.Tenancy;

namespace Suite.FosteringRecruitment.Panels;

/// <summary>
/// Panels and what is listed for them. A matter says of itself for which panel it is listed, so a panel's agenda is a query, and room
/// and emptiness are judged by it. Whoever lists a matter at the very moment at which the panel is filled or cancelled may still
/// succeed: a matter too many is heard or moved, and for a cancelled panel nothing can be recorded, so the matter is listed again
/// from where it stands.
/// </summary>
sealed class PanelReader(CaseStore<Panel> panels, ServiceDatabase database)
{
    /// <summary>A panel as it stands for a matter that is to be listed. Nothing is refused yet.</summary>
    public async Task<PanelToListFor> Find(Guid panelId, Caller caller, CancellationToken cancellation)
    {
        var panel = await panels.Find(panelId, caller, cancellation);
        return new(panel, panel is { Capacity: > 0 } ? await MattersOf(panelId, caller, cancellation) : 0);
    }

    /// <summary>How many matters are listed, whoever may know of them.</summary>
    public async Task<int> MattersOf(Guid panelId, Caller caller, CancellationToken cancellation)
    {
        await using var read = await database.Read(caller.Authority, cancellation);
        return await read.Connection.ExecuteScalarAsync<int>(new CommandDefinition(
            "select count(*)::int from cases c where c.authority = @authority and c.panel_id is not null and c.panel_id = @panelId",
            new { authority = caller.Authority, panelId }, cancellationToken: cancellation));
    }

    /// <summary>What is listed for a panel and what it recommended on, as far as the caller may know of those records.</summary>
    public async Task<IReadOnlyList<AgendaItem>> AgendaOf(Guid panelId, Caller caller, CancellationToken cancellation)
    {
        await using var read = await database.Read(caller.Authority, cancellation);
        var rows = await read.Connection.QueryAsync<Row>(new CommandDefinition(
            """
            select c.kind as Kind, c.schema_version as SchemaVersion, c.document::text as Document
            from cases c
            where c.authority = @authority and (c.panel_id = @panelId or @panelId = any(c.heard_by))
            order by c.opened_at, c.case_id
            """, new { authority = caller.Authority, panelId }, cancellationToken: cancellation));

        var agenda = new List<AgendaItem>();
        foreach (var row in rows)
        {
            var document = System.Text.Encoding.UTF8.GetBytes(row.Document);
            if (row.Kind == Application.Kind)
                agenda.AddRange(Agenda.Of(Application.FromDocument(document, row.SchemaVersion), panelId, caller));
            else
                agenda.AddRange(Agenda.Of(Household.FromDocument(document, row.SchemaVersion), panelId, caller));
        }

        return agenda;
    }

    sealed record Row(string Kind, int SchemaVersion, string Document);
}

/// <summary>The panel, null if the caller may know of none, and how many matters it has.</summary>
readonly record struct PanelToListFor(Panel? Panel, int Matters)
{
    /// <summary>Refuses a panel that there is not, that is not to be held any more, or that is full.</summary>
    public Panel ToListFor()
    {
        if (Panel is null)
            throw Refuse.NotFound(Panels.Panel.NotFoundReason, "There is no such record.");
        Panel.RequireOpen();
        Panel.RequireRoom(Matters);
        return Panel;
    }
}
