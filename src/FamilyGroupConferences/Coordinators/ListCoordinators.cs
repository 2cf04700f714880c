using System.Globalization;
using System.Text;
using Dapper;
using Suite.FamilyGroupConferences.LocalStandards;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Platform.Paging;
using Suite.Platform.Tenancy;

namespace Suite.FamilyGroupConferences.Coordinators;

/// <summary>Coordinators by name, with what they have and may have. Whoever may ask may know of all of them.</summary>
sealed class ListCoordinators(ServiceDatabase database, PageTokens tokens, IAudit audit, StandardsReader standards, TimeProvider clock)
{
    public async Task<ListCoordinatorsResponse> Handle(ListCoordinatorsRequest request, Caller caller, CancellationToken cancellation)
    {
        var page = tokens.Read<Key>(request, caller);
        await audit.Record(new(caller, CommandFields.RpcOf(request), null, null, "OK"), cancellation);
        var today = WorkingCalendar.Today(clock);
        var standard = (await standards.Of(caller, cancellation)).On(today);

        await using var tenant = await database.Read(caller.Authority, cancellation);
        var parameters = new DynamicParameters(new { authority = caller.Authority, limit = page.Limit, today = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) });
        // Days are written so that they compare as text.
        var where = "c.authority = @authority and c.kind = 'coordinator'"
            + (request.WithEnded ? "" : " and not (c.document #>> '{capacities,-1,fteHundredths}' = '0' and c.document #>> '{capacities,-1,from}' <= @today)");
        var total = page.After?.Total ?? await tenant.Connection.ExecuteScalarAsync<int>(new CommandDefinition($"select count(*)::int from cases c where {where}", parameters, cancellationToken: cancellation));
        if (page.After is { } key)
        {
            where += " and (c.document ->> 'name', c.case_id) > (@afterName, @afterId)";
            parameters.Add("afterName", key.Name);
            parameters.Add("afterId", key.Id);
        }

        var rows = (await tenant.Connection.QueryAsync<Row>(new CommandDefinition(
            $"""
            select c.case_id as Id, c.version as Version, c.schema_version as SchemaVersion, c.document ->> 'name' as Name, c.document::text as Document
            from cases c where {where} order by c.document ->> 'name', c.case_id limit @limit
            """, parameters, cancellationToken: cancellation))).AsList();
        var (shown, next) = tokens.Cut(rows, page, row => new Key(row.Name, row.Id, total), request, caller);
        var loads = await CoordinatorLoads.Of(tenant.Connection, [.. shown.Select(row => row.Id)], caller, cancellation);
        var response = new ListCoordinatorsResponse { NextPageToken = next, TotalSize = total };
        response.Coordinators.AddRange(shown.Select(row => row.ToCoordinator().ToMessage(today, loads[row.Id].Active, standard)));
        return response;
    }

    /// <param name="Name">Of a member of staff.</param>
    sealed record Key(string Name, Guid Id, int Total);

    sealed class Row
    {
        public Guid Id { get; init; }
        public long Version { get; init; }
        public int SchemaVersion { get; init; }
        public string Name { get; init; } = "";
        public string Document { get; init; } = "";

        public Coordinator ToCoordinator()
        {
            var coordinator = Coordinator.FromDocument(Encoding.UTF8.GetBytes(Document), SchemaVersion);
            coordinator.Version = Version;
            return coordinator;
        }
    }
}
