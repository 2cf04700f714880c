using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.People;

/// <summary>Corrects what is known of a person.</summary>
sealed class CorrectPerson(CaseStore<KinshipCase> cases, Pseudonyms pseudonyms, TimeProvider clock)
{
    public Task<CorrectPersonResponse> Handle(CorrectPersonRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var personId = fields.Uuid("person_id", request.PersonId);
        var facts = PersonFacts.Read(fields, "person", request.Person, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: null, (kinship, moment) =>
        {
            var events = kinship.CorrectPerson(personId, facts, pseudonyms.KeyOf(caller.Authority, facts.Reference), moment.Today);
            return new Changed<CorrectPersonResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
