using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences.Preparation;

/// <summary>Records how far an interpreter is arranged.</summary>
sealed class ArrangeInterpreter(CaseStore<Conference> conferences, Pseudonyms pseudonyms, TimeProvider clock)
{
    public Task<ArrangeInterpreterResponse> Handle(ArrangeInterpreterRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var participantId = fields.Uuid("participant_id", request.ParticipantId);
        var status = fields.Choice("status", request.Status);
        var language = PreparationFields.Language(fields, "language", request.Language, required: status is not ArrangementStatus.NotNeeded);
        var on = fields.PastDate("status_date", request.StatusDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return conferences.Change(request, caller, actOn: on, (conference, moment) =>
        {
            var events = conference.ArrangeInterpreter(participantId, language, status, on);
            return new Changed<ArrangeInterpreterResponse>(() => new() { Conference = conference.ToMessage(caller, moment.Today, pseudonyms) }, events);
        }, cancellation);
    }
}
