using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>Ends an immediate placement that is not confirmed.</summary>
sealed class EndImmediatePlacement(CaseStore<Reunification> reunifications, TimeProvider clock)
{
    public Task<EndImmediatePlacementResponse> Handle(EndImmediatePlacementRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("ended_date", request.EndedDate, WorkingCalendar.Today(clock));
        var reasons = ReturnFields.StopReasons(fields, request.Reasons);
        var detail = fields.OptionalText("detail", request.Detail, ReturnFields.Narrative);
        fields.ThrowIfAny();

        return reunifications.Change(request, caller, actOn: on, (reunification, moment) =>
        {
            var events = reunification.EndImmediate(on, reasons, detail, caller.Subject);
            return new Changed<EndImmediatePlacementResponse>(() => new() { Reunification = reunification.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
