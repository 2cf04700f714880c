using Dapper;
using Npgsql;
using Suite.Platform.Identity;
using Suite.Platform.Tenancy;

namespace Suite.FosteringRecruitment.Households;

/// <summary>Which households belong to a constellation. They say so themselves; ids only, so nothing of a restricted record is shown.</summary>
sealed class ConstellationMembers(ServiceDatabase database)
{
    public async Task<IReadOnlyList<ConstellationMember>> Of(Guid constellationId, Caller caller, CancellationToken cancellation)
    {
        await using var tenant = await database.Read(caller.Authority, cancellation);
        return (await Of(tenant.Connection, [constellationId], caller, cancellation))[constellationId].ToList();
    }

    public static async Task<ILookup<Guid, ConstellationMember>> Of(NpgsqlConnection connection, IReadOnlyList<Guid> constellations, Caller caller, CancellationToken cancellation) =>
        (await connection.QueryAsync<(Guid ConstellationId, Guid HouseholdId, int Seat)>(new CommandDefinition(
            """
            select constellation_id, case_id, constellation_seat from cases
            where authority = @authority and constellation_id = any(@constellations) and constellation_seat is not null
            order by constellation_seat
            """, new { authority = caller.Authority, constellations = constellations.ToArray() }, cancellationToken: cancellation)))
        .ToLookup(row => row.ConstellationId, row => new ConstellationMember(row.HouseholdId, row.Seat));
}
