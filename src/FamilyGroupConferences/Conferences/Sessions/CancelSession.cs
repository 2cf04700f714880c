using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences.Sessions;

/// <summary>Calls a session off.</summary>
sealed class CancelSession(CaseStore<Conference> conferences, Pseudonyms pseudonyms, TimeProvider clock)
{
    public Task<CancelSessionResponse> Handle(CancelSessionRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var sessionId = fields.Uuid("session_id", request.SessionId);
        var reason = fields.Choice("reason", request.Reason);
        var on = fields.PastDate("cancelled_date", request.CancelledDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return conferences.Change(request, caller, actOn: on, (conference, moment) =>
        {
            var events = conference.CancelSession(sessionId, reason, on);
            return new Changed<CancelSessionResponse>(() => new() { Conference = conference.ToMessage(caller, moment.Today, pseudonyms) }, events);
        }, cancellation);
    }
}
