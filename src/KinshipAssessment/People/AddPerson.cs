using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.People;

/// <summary>Adds somebody who matters for the assessment.</summary>
sealed class AddPerson(CaseStore<KinshipCase> cases, Pseudonyms pseudonyms, TimeProvider clock)
{
    public Task<AddPersonResponse> Handle(AddPersonRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var facts = PersonFacts.Read(fields, "person", request.Person, WorkingCalendar.Today(clock));
        var on = fields.PastDate("joined_date", request.JoinedDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: on, (kinship, moment) =>
        {
            var events = kinship.AddPerson(Guid.CreateVersion7(moment.Now), facts, pseudonyms.KeyOf(caller.Authority, facts.Reference), on);
            return new Changed<AddPersonResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
