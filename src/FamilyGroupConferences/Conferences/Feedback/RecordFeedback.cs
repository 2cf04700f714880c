using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>Records what somebody thought of a session. The comment stays on the record and is in no answer but that of ListComments.</summary>
sealed class RecordFeedback(CaseStore<Conference> conferences, Pseudonyms pseudonyms, TimeProvider clock)
{
    public Task<RecordFeedbackResponse> Handle(RecordFeedbackRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var sessionId = fields.Uuid("session_id", request.SessionId);
        var participantId = fields.Uuid("participant_id", request.ParticipantId);
        var facts = new FeedbackFacts(
            fields.Number("prepared", request.Prepared, FeedbackFacts.Lowest, FeedbackFacts.Highest),
            fields.Number("heard", request.Heard, FeedbackFacts.Lowest, FeedbackFacts.Highest),
            fields.Number("plan_is_ours", request.PlanIsOurs, FeedbackFacts.Lowest, FeedbackFacts.Highest),
            fields.Number("recommend", request.Recommend, FeedbackFacts.Lowest, FeedbackFacts.Highest),
            fields.OptionalText("comment", request.Comment, FeedbackFacts.LongestComment));
        var on = fields.PastDate("received_date", request.ReceivedDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return conferences.Change(request, caller, actOn: on, (conference, moment) =>
        {
            var events = conference.RecordFeedback(Guid.CreateVersion7(moment.Now), sessionId, participantId, facts, on);
            return new Changed<RecordFeedbackResponse>(() => new() { Conference = conference.ToMessage(caller, moment.Today, pseudonyms) }, events);
        }, cancellation);
    }
}
