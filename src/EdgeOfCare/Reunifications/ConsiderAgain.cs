using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>Considers a return again at a review.</summary>
sealed class ConsiderAgain(CaseStore<Reunification> reunifications, TimeProvider clock)
{
    public Task<ConsiderAgainResponse> Handle(ConsiderAgainRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("review_date", request.ReviewDate, WorkingCalendar.Today(clock));
        var reasons = fields.Text("reasons", request.Reasons, ReturnFields.Narrative);
        fields.ThrowIfAny();

        return reunifications.Change(request, caller, actOn: on, (reunification, moment) =>
        {
            var events = reunification.ConsiderAgain(on, reasons, caller);
            return new Changed<ConsiderAgainResponse>(() => new() { Reunification = reunification.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
