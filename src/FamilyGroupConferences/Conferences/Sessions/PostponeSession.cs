using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences.Sessions;

/// <summary>Puts a session off.</summary>
sealed class PostponeSession(CaseStore<Conference> conferences, Pseudonyms pseudonyms, TimeProvider clock)
{
    public Task<PostponeSessionResponse> Handle(PostponeSessionRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var sessionId = fields.Uuid("session_id", request.SessionId);
        var reason = fields.Choice("reason", request.Reason);
        var on = fields.PastDate("postponed_date", request.PostponedDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return conferences.Change(request, caller, actOn: on, (conference, moment) =>
        {
            var events = conference.PostponeSession(sessionId, reason, on);
            return new Changed<PostponeSessionResponse>(() => new() { Conference = conference.ToMessage(caller, moment.Today, pseudonyms) }, events);
        }, cancellation);
    }
}
