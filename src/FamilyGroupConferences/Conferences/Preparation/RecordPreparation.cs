using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences.Preparation;

/// <summary>Records that the coordinator met somebody to prepare them.</summary>
sealed class RecordPreparation(CaseStore<Conference> conferences, Pseudonyms pseudonyms, TimeProvider clock)
{
    public Task<RecordPreparationResponse> Handle(RecordPreparationRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var participantId = fields.Uuid("participant_id", request.ParticipantId);
        var on = fields.PastDate("meeting_date", request.MeetingDate, WorkingCalendar.Today(clock));
        var mode = fields.Choice("mode", request.Mode);
        fields.Require(mode is AttendanceMode.Unspecified or AttendanceMode.InPerson or AttendanceMode.Remote, "mode", "must be IN_PERSON or REMOTE");
        fields.ThrowIfAny();

        return conferences.Change(request, caller, actOn: on, (conference, moment) =>
        {
            var events = conference.RecordPreparation(participantId, on, mode, request.Invited);
            return new Changed<RecordPreparationResponse>(() => new() { Conference = conference.ToMessage(caller, moment.Today, pseudonyms) }, events);
        }, cancellation);
    }
}
