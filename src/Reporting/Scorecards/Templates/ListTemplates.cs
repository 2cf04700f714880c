using Npgsql;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Platform.Paging;
using Suite.Platform.Tenancy;
using Suite.Reporting.V1;

namespace Suite.Reporting.Scorecards.Templates;

/// <summary>The templates of the authority by name.</summary>
sealed class ListTemplates(ServiceDatabase database, PageTokens pages)
{
    public async Task<ListTemplatesResponse> Handle(ListTemplatesRequest request, Caller caller, CancellationToken cancellation)
    {
        var page = pages.Read<Place>(request, caller);
        await using var tenant = await database.Read(caller.Authority, cancellation);
        await using var read = new NpgsqlCommand("""
            select version, schema_version, document
              from cases
             where authority = $1 and kind = 'scorecard-template' and ($2::text is null or (document ->> 'name', case_id) > ($2, $3))
             order by document ->> 'name', case_id
             limit $4
            """, tenant.Connection)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = caller.Authority },
                new NpgsqlParameter<string?> { TypedValue = page.After?.Name },
                new NpgsqlParameter<Guid> { TypedValue = page.After?.Id ?? Guid.Empty },
                new NpgsqlParameter<int> { TypedValue = page.Limit },
            },
        };
        var found = new List<ScorecardTemplate>();
        await using (var rows = await read.ExecuteReaderAsync(cancellation))
            while (await rows.ReadAsync(cancellation))
            {
                var template = ScorecardTemplate.FromDocument(rows.GetFieldValue<byte[]>(2), rows.GetInt32(1));
                template.Version = rows.GetInt64(0);
                found.Add(template);
            }

        var (shown, next) = pages.Cut(found, page, t => new Place(t.Name, t.Id), request, caller);
        return new() { Templates = { shown.Select(t => t.ToMessage(whole: false)) }, NextPageToken = next };
    }

    sealed record Place(string Name, Guid Id);
}

/// <summary>A template whole.</summary>
sealed class GetTemplate(CaseStore<ScorecardTemplate> templates)
{
    public async Task<GetTemplateResponse> Handle(GetTemplateRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var id = fields.Uuid("template_id", request.TemplateId);
        fields.ThrowIfAny();
        return new() { Template = (await templates.Of(id, caller, cancellation)).ToMessage() };
    }
}

static class TemplateLookup
{
    public static async Task<ScorecardTemplate> Of(this CaseStore<ScorecardTemplate> templates, Guid id, Caller caller, CancellationToken cancellation) =>
        await templates.Find(id, caller, cancellation) ?? throw Refuse.NotFound(ScorecardTemplate.NotFoundReason, "There is no such template.");
}
