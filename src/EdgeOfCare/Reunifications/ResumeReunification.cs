using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>Goes on after a pause, in a new round.</summary>
sealed class ResumeReunification(CaseStore<Reunification> reunifications, TimeProvider clock)
{
    public Task<ResumeReunificationResponse> Handle(ResumeReunificationRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("resumed_date", request.ResumedDate, WorkingCalendar.Today(clock));
        var reasons = fields.Text("reasons", request.Reasons, ReturnFields.Narrative);
        fields.ThrowIfAny();

        return reunifications.Change(request, caller, actOn: on, (reunification, moment) =>
        {
            var events = reunification.Resume(on, reasons, caller.Subject);
            return new Changed<ResumeReunificationResponse>(() => new() { Reunification = reunification.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
