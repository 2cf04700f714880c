using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>Records that somebody was asked and gave no feedback.</summary>
sealed class RecordNoFeedback(CaseStore<Conference> conferences, Pseudonyms pseudonyms, TimeProvider clock)
{
    public Task<RecordNoFeedbackResponse> Handle(RecordNoFeedbackRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var sessionId = fields.Uuid("session_id", request.SessionId);
        var participantId = fields.Uuid("participant_id", request.ParticipantId);
        var on = fields.PastDate("asked_date", request.AskedDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return conferences.Change(request, caller, actOn: on, (conference, moment) =>
        {
            var events = conference.RecordNoFeedback(Guid.CreateVersion7(moment.Now), sessionId, participantId, on);
            return new Changed<RecordNoFeedbackResponse>(() => new() { Conference = conference.ToMessage(caller, moment.Today, pseudonyms) }, events);
        }, cancellation);
    }
}
