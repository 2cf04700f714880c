using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>Adds somebody who matters for the assessment.</summary>
sealed class AddApplicationPerson(CaseStore<Application> applications, Pseudonyms pseudonyms, TimeProvider clock)
{
    public Task<AddApplicationPersonResponse> Handle(AddApplicationPersonRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var facts = PersonFacts.Read(fields, "person", request.Person, WorkingCalendar.Today(clock));
        var on = fields.PastDate("joined_date", request.JoinedDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return applications.Change(request, caller, actOn: on, (application, moment) =>
        {
            var events = application.AddPerson(Guid.CreateVersion7(moment.Now), facts, pseudonyms.KeyOf(caller.Authority, facts.Reference), on);
            return new Changed<AddApplicationPersonResponse>(() => new() { Application = application.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
