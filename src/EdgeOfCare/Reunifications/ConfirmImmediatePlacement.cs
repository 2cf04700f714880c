using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>A nominated officer confirms an immediate placement after assessment and review.</summary>
sealed class ConfirmImmediatePlacement(CaseStore<Reunification> reunifications, TimeProvider clock)
{
    public Task<ConfirmImmediatePlacementResponse> Handle(ConfirmImmediatePlacementRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("confirmed_date", request.ConfirmedDate, WorkingCalendar.Today(clock));
        var reasons = fields.Text("reasons", request.Reasons, ReturnFields.Narrative);
        fields.ThrowIfAny();

        return reunifications.Change(request, caller, actOn: on, (reunification, moment) =>
        {
            var events = reunification.ConfirmImmediate(Guid.CreateVersion7(moment.Now), on, reasons, caller.Subject);
            return new Changed<ConfirmImmediatePlacementResponse>(() => new() { Reunification = reunification.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
