using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>Begins overnight stays.</summary>
sealed class StartOvernightStays(CaseStore<Reunification> reunifications, TimeProvider clock)
{
    public Task<StartOvernightStaysResponse> Handle(StartOvernightStaysRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("from_date", request.FromDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return reunifications.Change(request, caller, actOn: on, (reunification, moment) =>
        {
            var events = reunification.StartOvernight(on);
            return new Changed<StartOvernightStaysResponse>(() => new() { Reunification = reunification.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
