using Suite.Platform.Records;
using System.Text;
using Dapper;
using Suite.FosteringRecruitment.Reads;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Platform.Paging;
using Suite.Platform.Tenancy;

namespace Suite.FosteringRecruitment.Households;

/// <summary>Constellations, by name.</summary>
sealed class ListConstellations(ServiceDatabase database, PageTokens tokens, IAudit audit)
{
    public async Task<ListConstellationsResponse> Handle(ListConstellationsRequest request, Caller caller, CancellationToken cancellation)
    {
        var page = tokens.Read<Key>(request, caller);
        await audit.Record(new(caller, CommandFields.RpcOf(request), null, null, "OK"), cancellation);

        var filter = Filter.Of(Constellation.Kind, Visible.To(caller));
        if (!request.WithClosed)
            filter.Add("c.document ->> 'closedOn' is null");
        await using var tenant = await database.Read(caller.Authority, cancellation);
        var total = page.After?.Total ?? await tenant.Connection.ExecuteScalarAsync<int>(new CommandDefinition(
            $"select count(*)::int from cases c where {filter.Where}", filter.Parameters, cancellationToken: cancellation));
        if (page.After is { } key)
        {
            filter.Add("(c.shown_names, c.case_id) > (@afterName, @afterId)", "afterName", key.Name);
            filter.Parameters.Add("afterId", key.Id);
        }

        filter.Parameters.Add("limit", page.Limit);
        var rows = (await tenant.Connection.QueryAsync<Row>(new CommandDefinition(
            $"""
            select c.case_id as Id, c.version as Version, c.schema_version as SchemaVersion, c.shown_names as Name, c.document::text as Document
            from cases c where {filter.Where} order by c.shown_names, c.case_id limit @limit
            """, filter.Parameters, cancellationToken: cancellation))).AsList();
        var (shown, next) = tokens.Cut(rows, page, row => new Key(row.Name, row.Id, total), request, caller);
        var members = await ConstellationMembers.Of(tenant.Connection, [.. shown.Select(row => row.Id)], caller, cancellation);
        var response = new ListConstellationsResponse { NextPageToken = next, TotalSize = total };
        response.Constellations.AddRange(shown.Select(row => row.ToConstellation().ToMessage([.. members[row.Id]])));
        return response;
    }

    /// <param name="Name">A constellation's name, which is nobody's.</param>
    sealed record Key(string Name, Guid Id, int Total);

    sealed class Row
    {
        public Guid Id { get; init; }
        public long Version { get; init; }
        public int SchemaVersion { get; init; }
        public string Name { get; init; } = "";
        public string Document { get; init; } = "";

        public Constellation ToConstellation()
        {
            var constellation = Constellation.FromDocument(Encoding.UTF8.GetBytes(Document), SchemaVersion);
            constellation.Version = Version;
            return constellation;
        }
    }
}
