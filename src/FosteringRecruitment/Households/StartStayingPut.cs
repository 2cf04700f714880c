using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Households;

/// <summary>A young person who was placed here stays on after 18 (Children Act 1989 s.23CZA).</summary>
sealed class StartStayingPut(CaseStore<Household> households, TimeProvider clock)
{
    public Task<StartStayingPutResponse> Handle(StartStayingPutRequest request, Caller caller, CancellationToken cancellation)
    {
        var today = WorkingCalendar.Today(clock);
        var fields = Fields.Of(request);
        var placementId = fields.Uuid("placement_id", request.PlacementId);
        var on = fields.PastDate("start_date", request.StartDate, today);
        fields.ThrowIfAny();

        return households.Change(request, caller, actOn: on, (household, moment) =>
        {
            var events = household.StartStayingPut(Guid.CreateVersion7(moment.Now), placementId, on);
            return new Changed<StartStayingPutResponse>(() => new() { Household = household.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
