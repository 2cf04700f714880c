using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>Corrects what is known of somebody.</summary>
sealed class CorrectParticipant(CaseStore<Conference> conferences, Pseudonyms pseudonyms, TimeProvider clock)
{
    public Task<CorrectParticipantResponse> Handle(CorrectParticipantRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var participantId = fields.Uuid("participant_id", request.ParticipantId);
        var facts = FamilyFields.Person(fields, "participant", request.Participant, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return conferences.Change(request, caller, actOn: null, (conference, moment) =>
        {
            var events = conference.CorrectParticipant(participantId, facts);
            return new Changed<CorrectParticipantResponse>(() => new() { Conference = conference.ToMessage(caller, moment.Today, pseudonyms) }, events);
        }, cancellation);
    }
}
