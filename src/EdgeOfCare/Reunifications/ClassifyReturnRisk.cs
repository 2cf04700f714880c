using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>Classifies the risk of the return.</summary>
sealed class ClassifyReturnRisk(CaseStore<Reunification> reunifications, TimeProvider clock)
{
    public Task<ClassifyReturnRiskResponse> Handle(ClassifyReturnRiskRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("class_date", request.ClassDate, WorkingCalendar.Today(clock));
        var risk = fields.Choice("risk", request.Risk);
        var reasons = fields.Text("reasons", request.Reasons, ReturnFields.Narrative);
        fields.ThrowIfAny();

        return reunifications.Change(request, caller, actOn: on, (reunification, moment) =>
        {
            var events = reunification.Classify(Guid.CreateVersion7(moment.Now), on, risk, reasons, caller.Subject);
            return new Changed<ClassifyReturnRiskResponse>(() => new() { Reunification = reunification.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
