using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>Adds somebody to the network.</summary>
sealed class AddParticipant(CaseStore<Conference> conferences, Pseudonyms pseudonyms, TimeProvider clock)
{
    public Task<AddParticipantResponse> Handle(AddParticipantRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var facts = FamilyFields.Person(fields, "participant", request.Participant, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return conferences.Change(request, caller, actOn: null, (conference, moment) =>
        {
            var events = conference.AddParticipant(facts, Guid.CreateVersion7(moment.Now));
            return new Changed<AddParticipantResponse>(() => new() { Conference = conference.ToMessage(caller, moment.Today, pseudonyms) }, events);
        }, cancellation);
    }
}
