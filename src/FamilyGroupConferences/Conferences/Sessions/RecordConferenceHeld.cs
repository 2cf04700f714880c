using Suite.FamilyGroupConferences.LocalStandards;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences.Sessions;

/// <summary>Records that the conference was held.</summary>
sealed class RecordConferenceHeld(CaseStore<Conference> conferences, StandardsReader standards, Pseudonyms pseudonyms, TimeProvider clock)
{
    public async Task<RecordConferenceHeldResponse> Handle(RecordConferenceHeldRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var sessionId = fields.Uuid("session_id", request.SessionId);
        var phases = SessionFields.Phases(fields, request.Phases, clock.GetUtcNow());
        var attendance = SessionFields.Attendance(fields, request.Attendance);
        fields.ThrowIfAny();

        var on = phases.Count == 0 ? WorkingCalendar.Today(clock) : WorkingCalendar.LondonDate(phases.Max(p => p.Until));
        var standard = (await standards.Of(caller, cancellation)).On(on);
        return await conferences.Change(request, caller, actOn: on, (conference, moment) =>
        {
            var events = conference.RecordConferenceHeld(sessionId, phases, attendance, standard, pseudonyms);
            return new Changed<RecordConferenceHeldResponse>(() => new() { Conference = conference.ToMessage(caller, moment.Today, pseudonyms) }, events);
        }, cancellation);
    }
}
