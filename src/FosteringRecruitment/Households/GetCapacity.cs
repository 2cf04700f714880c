using Dapper;
using Suite.FosteringRecruitment.Reference;
using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;
using Suite.Platform.Tenancy;

namespace Suite.FosteringRecruitment.Households;

/// <summary>
/// Places against those needed, of the whole authority: totals that say nothing of any one household, so also what is restricted counts.
/// </summary>
sealed class GetCapacity(ServiceDatabase database, ReferenceDataReader references, IAudit audit, TimeProvider clock)
{
    // Words of the index of those that have places for others than named children.
    const string Counted = "c.authority = @authority and c.places_counted";

    public async Task<GetCapacityResponse> Handle(GetCapacityRequest request, Caller caller, CancellationToken cancellation)
    {
        await audit.Record(new(caller, CommandFields.RpcOf(request), null, null, "OK"), cancellation);
        var today = WorkingCalendar.Today(clock);
        var needs = (await references.Of(caller, cancellation)).PlaceNeedsOn(today);

        await using var tenant = await database.Read(caller.Authority, cancellation);
        // Households with the same terms, and children of the same age and kind, are counted together by the database.
        await using var results = await tenant.Connection.QueryMultipleAsync(new CommandDefinition(
            $"""
            select c.placement_types as Types, c.age_min as AgeMin, c.age_max as AgeMax, count(*)::int as Households,
                sum(c.places_filled)::int as Filled, sum(c.places_vacant)::int as Vacant, sum(c.places_not_available)::int as NotAvailable
            from cases c where {Counted} group by 1, 2, 3;
            select p.child ->> 0 as Type, p.child ->> 1 as Born, count(*)::int as Children
            from cases c cross join lateral jsonb_array_elements(c.placed_children) as p(child) where {Counted} group by 1, 2
            """, new { authority = caller.Authority }, cancellationToken: cancellation));
        var places = (await results.ReadAsync<CountedPlaces>()).AsList();
        var children = (await results.ReadAsync<CountedChildren>()).AsList();
        return Capacity.Of(places, children, needs, today);
    }
}
