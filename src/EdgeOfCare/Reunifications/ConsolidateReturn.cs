using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>Records that the return has held.</summary>
sealed class ConsolidateReturn(CaseStore<Reunification> reunifications, TimeProvider clock)
{
    public Task<ConsolidateReturnResponse> Handle(ConsolidateReturnRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("consolidated_date", request.ConsolidatedDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return reunifications.Change(request, caller, actOn: on, (reunification, moment) =>
        {
            var events = reunification.Consolidate(on);
            return new Changed<ConsolidateReturnResponse>(() => new() { Reunification = reunification.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
