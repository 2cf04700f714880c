using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>Asks for a check: one already raised, or a further one.</summary>
sealed class RequestCheck(CaseStore<Application> applications, TimeProvider clock)
{
    public Task<RequestCheckResponse> Handle(RequestCheckRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var personId = fields.OptionalUuid("person_id", request.PersonId);
        var type = (CheckType)fields.Choice("type", request.Type);
        var on = fields.PastDate("request_date", request.RequestDate, WorkingCalendar.Today(clock));
        var force = fields.OptionalCode("police_force", request.PoliceForce);
        var reference = fields.OptionalCode("external_reference", request.ExternalReference);
        fields.ThrowIfAny();

        return applications.Change(request, caller, actOn: on, (application, moment) =>
        {
            var events = application.RequestCheck(personId, type, on, force, reference);
            return new Changed<RequestCheckResponse>(() => new() { Application = application.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
