using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>Records that the child returned home.</summary>
sealed class RecordReturn(CaseStore<Reunification> reunifications, TimeProvider clock)
{
    public Task<RecordReturnResponse> Handle(RecordReturnRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("returned_date", request.ReturnedDate, WorkingCalendar.Today(clock));
        var route = fields.Choice("route", request.Route);
        fields.ThrowIfAny();

        return reunifications.Change(request, caller, actOn: on, (reunification, moment) =>
        {
            var events = reunification.Return(Guid.CreateVersion7(moment.Now), on, route, caller);
            return new Changed<RecordReturnResponse>(() => new() { Reunification = reunification.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
