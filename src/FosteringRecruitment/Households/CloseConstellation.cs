using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Households;

/// <summary>Closes a constellation that everybody left.</summary>
sealed class CloseConstellation(CaseStore<Constellation> constellations, ConstellationMembers members, TimeProvider clock)
{
    public async Task<CloseConstellationResponse> Handle(CloseConstellationRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var id = fields.Uuid("constellation_id", request.ConstellationId);
        var on = fields.PastDate("closed_date", request.ClosedDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        var left = await members.Of(id, caller, cancellation);
        return await constellations.Change(request, caller, actOn: on, (constellation, _) =>
        {
            var events = constellation.Close(on, hasMembers: left.Count > 0);
            return new Changed<CloseConstellationResponse>(() => new() { Constellation = constellation.ToMessage([]) }, events);
        }, cancellation);
    }
}
