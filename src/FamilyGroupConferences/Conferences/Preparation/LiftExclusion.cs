using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences.Preparation;

/// <summary>Lets somebody in again.</summary>
sealed class LiftExclusion(CaseStore<Conference> conferences, Pseudonyms pseudonyms, TimeProvider clock)
{
    public Task<LiftExclusionResponse> Handle(LiftExclusionRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var participantId = fields.Uuid("participant_id", request.ParticipantId);
        var on = fields.PastDate("lifted_date", request.LiftedDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return conferences.Change(request, caller, actOn: on, (conference, moment) =>
        {
            var events = conference.LiftExclusion(participantId, on);
            return new Changed<LiftExclusionResponse>(() => new() { Conference = conference.ToMessage(caller, moment.Today, pseudonyms) }, events);
        }, cancellation);
    }
}
