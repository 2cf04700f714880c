using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>Somebody leaves the network.</summary>
sealed class RecordParticipantLeft(CaseStore<Conference> conferences, Pseudonyms pseudonyms, TimeProvider clock)
{
    public Task<RecordParticipantLeftResponse> Handle(RecordParticipantLeftRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var participantId = fields.Uuid("participant_id", request.ParticipantId);
        var on = fields.PastDate("left_date", request.LeftDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return conferences.Change(request, caller, actOn: on, (conference, moment) =>
        {
            var events = conference.RecordLeft(participantId, on);
            return new Changed<RecordParticipantLeftResponse>(() => new() { Conference = conference.ToMessage(caller, moment.Today, pseudonyms) }, events);
        }, cancellation);
    }
}
