using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Households;

/// <summary>The household joins a Mockingbird constellation as its hub or as a satellite.</summary>
sealed class JoinConstellation(CaseStore<Household> households, CaseStore<Constellation> constellations, ConstellationMembers members, TimeProvider clock)
{
    public async Task<JoinConstellationResponse> Handle(JoinConstellationRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var constellationId = fields.Uuid("constellation_id", request.ConstellationId);
        var role = fields.Choice("role", request.Role);
        var on = fields.PastDate("joined_date", request.JoinedDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        var constellation = await constellations.Find(constellationId, caller, cancellation);
        for (var attempt = 1; ; attempt++)
        {
            var taken = (await members.Of(constellationId, caller, cancellation)).Select(member => member.Seat).ToHashSet();
            try
            {
                return await households.Change(request, caller, actOn: on, (household, moment) =>
                {
                    if (constellation is null)
                        throw Refuse.NotFound(Constellation.NotFoundReason, "There is no such constellation.");
                    var events = household.JoinConstellation(constellation, role, on, taken);
                    return new Changed<JoinConstellationResponse>(() => new() { Household = household.ToMessage(caller, moment.Today) }, events);
                }, cancellation);
            }
            catch (RefusedException refused) when (refused.Reason == Household.SeatTaken && attempt <= PlaceRules.MostSatellites)
            {
                // Another household took the seat in between: the next one, or a refusal that says why there is none.
            }
        }
    }
}
