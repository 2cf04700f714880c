using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>Begins the phased return.</summary>
sealed class StartPhasedReturn(CaseStore<Reunification> reunifications, TimeProvider clock)
{
    public Task<StartPhasedReturnResponse> Handle(StartPhasedReturnRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("from_date", request.FromDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return reunifications.Change(request, caller, actOn: on, (reunification, moment) =>
        {
            var events = reunification.StartPhasedReturn(on);
            return new Changed<StartPhasedReturnResponse>(() => new() { Reunification = reunification.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
