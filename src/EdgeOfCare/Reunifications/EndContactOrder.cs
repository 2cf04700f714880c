using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>Records that an order about contact was discharged.</summary>
sealed class EndContactOrder(CaseStore<Reunification> reunifications, TimeProvider clock)
{
    public Task<EndContactOrderResponse> Handle(EndContactOrderRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var orderId = fields.Uuid("contact_order_id", request.ContactOrderId);
        var on = fields.PastDate("ended_date", request.EndedDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return reunifications.Change(request, caller, actOn: on, (reunification, moment) =>
        {
            var events = reunification.EndContactOrder(orderId, on);
            return new Changed<EndContactOrderResponse>(() => new() { Reunification = reunification.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
