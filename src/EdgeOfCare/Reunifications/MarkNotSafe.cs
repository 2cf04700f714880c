using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>Says that a return is not safe.</summary>
sealed class MarkNotSafe(CaseStore<Reunification> reunifications, TimeProvider clock)
{
    public Task<MarkNotSafeResponse> Handle(MarkNotSafeRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("decision_date", request.DecisionDate, WorkingCalendar.Today(clock));
        var reasons = ReturnFields.StopReasons(fields, request.Reasons);
        var detail = fields.OptionalText("detail", request.Detail, ReturnFields.Narrative);
        fields.ThrowIfAny();

        return reunifications.Change(request, caller, actOn: on, (reunification, moment) =>
        {
            var events = reunification.MarkNotSafe(on, reasons, detail, caller.Subject);
            return new Changed<MarkNotSafeResponse>(() => new() { Reunification = reunification.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
