using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Households;

/// <summary>Records that a child left.</summary>
sealed class EndChildPlacement(CaseStore<Household> households, TimeProvider clock)
{
    public Task<EndChildPlacementResponse> Handle(EndChildPlacementRequest request, Caller caller, CancellationToken cancellation)
    {
        var today = WorkingCalendar.Today(clock);
        var fields = Fields.Of(request);
        var placementId = fields.Uuid("placement_id", request.PlacementId);
        var on = fields.PastDate("ended_date", request.EndedDate, today);
        var reason = fields.Choice("reason", request.Reason);
        fields.ThrowIfAny();

        return households.Change(request, caller, actOn: on, (household, moment) =>
        {
            var events = household.EndChildPlacement(placementId, on, reason);
            return new Changed<EndChildPlacementResponse>(() => new() { Household = household.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
