using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences.Preparation;

/// <summary>Records how far an advocate is arranged for a child or an adult.</summary>
sealed class ArrangeAdvocate(CaseStore<Conference> conferences, Pseudonyms pseudonyms, TimeProvider clock)
{
    public Task<ArrangeAdvocateResponse> Handle(ArrangeAdvocateRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var participantId = fields.Uuid("participant_id", request.ParticipantId);
        var status = fields.Choice("status", request.Status);
        var advocateId = fields.OptionalUuid("advocate_participant_id", request.AdvocateParticipantId);
        fields.Require((status is ArrangementStatus.Arranged) == (request.AdvocateParticipantId.Length > 0), "advocate_participant_id", "is given once the advocate is arranged, and only then");
        var on = fields.PastDate("status_date", request.StatusDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return conferences.Change(request, caller, actOn: on, (conference, moment) =>
        {
            var events = conference.ArrangeAdvocate(participantId, status, advocateId, on);
            return new Changed<ArrangeAdvocateResponse>(() => new() { Conference = conference.ToMessage(caller, moment.Today, pseudonyms) }, events);
        }, cancellation);
    }
}
