using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences.Preparation;

/// <summary>Records what an adult of the family said to a conference.</summary>
sealed class RecordConsent(CaseStore<Conference> conferences, Pseudonyms pseudonyms, TimeProvider clock)
{
    public Task<RecordConsentResponse> Handle(RecordConsentRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var participantId = fields.Uuid("participant_id", request.ParticipantId);
        var answer = fields.Choice("answer", request.Answer);
        var on = fields.PastDate("answer_date", request.AnswerDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return conferences.Change(request, caller, actOn: on, (conference, moment) =>
        {
            var events = conference.RecordConsent(participantId, answer, on, request.MayShare);
            return new Changed<RecordConsentResponse>(() => new() { Conference = conference.ToMessage(caller, moment.Today, pseudonyms) }, events);
        }, cancellation);
    }
}
