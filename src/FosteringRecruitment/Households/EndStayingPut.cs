using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Households;

/// <summary>Ends a Staying Put arrangement.</summary>
sealed class EndStayingPut(CaseStore<Household> households, TimeProvider clock)
{
    public Task<EndStayingPutResponse> Handle(EndStayingPutRequest request, Caller caller, CancellationToken cancellation)
    {
        var today = WorkingCalendar.Today(clock);
        var fields = Fields.Of(request);
        var stayingPutId = fields.Uuid("staying_put_id", request.StayingPutId);
        var on = fields.PastDate("end_date", request.EndDate, today);
        fields.ThrowIfAny();

        return households.Change(request, caller, actOn: on, (household, moment) =>
        {
            var events = household.EndStayingPut(stayingPutId, on);
            return new Changed<EndStayingPutResponse>(() => new() { Household = household.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
