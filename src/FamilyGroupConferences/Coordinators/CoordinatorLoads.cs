using Dapper;
using Npgsql;
using Suite.Platform.Identity;
using Suite.Platform.Tenancy;

namespace Suite.FamilyGroupConferences.Coordinators;

/// <summary>What coordinators have. Conferences say so themselves, so it is counted; numbers only, so nothing of a restricted one is shown.</summary>
sealed class CoordinatorLoads(ServiceDatabase database)
{
    public async Task<IReadOnlyDictionary<Guid, Load>> Of(IReadOnlyList<Guid> coordinators, Caller caller, CancellationToken cancellation)
    {
        await using var tenant = await database.Read(caller.Authority, cancellation);
        return await Of(tenant.Connection, coordinators, caller, cancellation);
    }

    public static async Task<IReadOnlyDictionary<Guid, Load>> Of(NpgsqlConnection connection, IReadOnlyList<Guid> coordinators, Caller caller, CancellationToken cancellation)
    {
        var loads = (await connection.QueryAsync<(Guid Coordinator, int Active, int Theirs)>(new CommandDefinition(
            """
            select c.coordinator_id, count(*) filter (where c.counts_in_post)::int, count(*)::int
            from cases c where c.authority = @authority and c.coordinator_id = any(@coordinators) group by c.coordinator_id
            """, new { authority = caller.Authority, coordinators = coordinators.ToArray() }, cancellationToken: cancellation)))
            .ToDictionary(row => row.Coordinator, row => new Load(row.Active, row.Theirs));
        return coordinators.ToDictionary(id => id, id => loads.GetValueOrDefault(id));
    }
}

/// <param name="Active">Allocated and not held, stood down or closed.</param>
/// <param name="Theirs">Allocated and not stood down or closed: held ones have their reviews to come.</param>
readonly record struct Load(int Active, int Theirs);
