using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>Leaves a return for now.</summary>
sealed class DecideNotNow(CaseStore<Reunification> reunifications, TimeProvider clock)
{
    public Task<DecideNotNowResponse> Handle(DecideNotNowRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("decision_date", request.DecisionDate, WorkingCalendar.Today(clock));
        var reasons = ReturnFields.StopReasons(fields, request.Reasons);
        var detail = fields.OptionalText("detail", request.Detail, ReturnFields.Narrative);
        fields.ThrowIfAny();

        return reunifications.Change(request, caller, actOn: on, (reunification, moment) =>
        {
            var events = reunification.DecideNotNow(on, reasons, detail, caller.Subject);
            return new Changed<DecideNotNowResponse>(() => new() { Reunification = reunification.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
