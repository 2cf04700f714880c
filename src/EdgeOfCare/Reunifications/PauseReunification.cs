using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>Pauses the way home.</summary>
sealed class PauseReunification(CaseStore<Reunification> reunifications, TimeProvider clock)
{
    public Task<PauseReunificationResponse> Handle(PauseReunificationRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("paused_date", request.PausedDate, WorkingCalendar.Today(clock));
        var reasons = ReturnFields.StopReasons(fields, request.Reasons);
        var detail = fields.OptionalText("detail", request.Detail, ReturnFields.Narrative);
        fields.ThrowIfAny();

        return reunifications.Change(request, caller, actOn: on, (reunification, moment) =>
        {
            var events = reunification.Pause(on, reasons, detail, caller.Subject);
            return new Changed<PauseReunificationResponse>(() => new() { Reunification = reunification.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
