using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>Corrects what is known of a person.</summary>
sealed class CorrectApplicationPerson(CaseStore<Application> applications, Pseudonyms pseudonyms, TimeProvider clock)
{
    public Task<CorrectApplicationPersonResponse> Handle(CorrectApplicationPersonRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var personId = fields.Uuid("person_id", request.PersonId);
        var facts = PersonFacts.Read(fields, "person", request.Person, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return applications.Change(request, caller, actOn: null, (application, moment) =>
        {
            var events = application.CorrectPerson(personId, facts, pseudonyms.KeyOf(caller.Authority, facts.Reference), moment.Today);
            return new Changed<CorrectApplicationPersonResponse>(() => new() { Application = application.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
