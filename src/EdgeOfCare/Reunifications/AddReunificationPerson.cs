using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>Adds a parent or a member of the household.</summary>
sealed class AddReunificationPerson(CaseStore<Reunification> reunifications, TimeProvider clock)
{
    public Task<AddReunificationPersonResponse> Handle(AddReunificationPersonRequest request, Caller caller, CancellationToken cancellation)
    {
        var today = WorkingCalendar.Today(clock);
        var fields = Fields.Of(request);
        var person = PersonFacts.Read(fields, "person", request.Person, today);
        var on = fields.PastDate("joined_date", request.JoinedDate, today);
        fields.Require(on == default || person.BirthDate <= on, "joined_date", "must not be before the birth_date");
        fields.ThrowIfAny();

        return reunifications.Change(request, caller, actOn: on, (reunification, moment) =>
        {
            var events = reunification.AddPerson(Guid.CreateVersion7(moment.Now), person, on);
            return new Changed<AddReunificationPersonResponse>(() => new() { Reunification = reunification.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
