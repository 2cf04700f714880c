using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>Asks the police about somebody in the home.</summary>
sealed class RequestSuitabilityCheck(CaseStore<Reunification> reunifications, TimeProvider clock)
{
    public Task<RequestSuitabilityCheckResponse> Handle(RequestSuitabilityCheckRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var personId = fields.Uuid("person_id", request.PersonId);
        var kind = fields.Choice("kind", request.Kind);
        var on = fields.PastDate("request_date", request.RequestDate, WorkingCalendar.Today(clock));
        var policeForce = fields.OptionalCode("police_force", request.PoliceForce);
        fields.ThrowIfAny();

        return reunifications.Change(request, caller, actOn: on, (reunification, moment) =>
        {
            var events = reunification.RequestCheck(Guid.CreateVersion7(moment.Now), personId, kind, on, policeForce);
            return new Changed<RequestSuitabilityCheckResponse>(() => new() { Reunification = reunification.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
