using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>Hands support at home over.</summary>
sealed class StepDownReturn(CaseStore<Reunification> reunifications, TimeProvider clock)
{
    const int AgreedWithLength = 200;

    public Task<StepDownReturnResponse> Handle(StepDownReturnRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("step_down_date", request.StepDownDate, WorkingCalendar.Today(clock));
        var to = fields.Choice("to", request.To);
        var plan = fields.Text("plan", request.Plan, ReturnFields.Narrative);
        var agreedWith = fields.OptionalText("agreed_with", request.AgreedWith, AgreedWithLength);
        fields.ThrowIfAny();

        return reunifications.Change(request, caller, actOn: on, (reunification, moment) =>
        {
            var events = reunification.HandOver(on, to, plan, agreedWith);
            return new Changed<StepDownReturnResponse>(() => new() { Reunification = reunification.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
