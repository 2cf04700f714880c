using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>Corrects what is known of somebody in the home.</summary>
sealed class CorrectReunificationPerson(CaseStore<Reunification> reunifications, TimeProvider clock)
{
    public Task<CorrectReunificationPersonResponse> Handle(CorrectReunificationPersonRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var personId = fields.Uuid("person_id", request.PersonId);
        var person = PersonFacts.Read(fields, "person", request.Person, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return reunifications.Change(request, caller, actOn: null, (reunification, moment) =>
        {
            var events = reunification.CorrectPerson(personId, person);
            return new Changed<CorrectReunificationPersonResponse>(() => new() { Reunification = reunification.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
