using Suite.FamilyGroupConferences.LocalStandards;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences.Sessions;

/// <summary>Records that a review conference was held.</summary>
sealed class RecordReviewHeld(CaseStore<Conference> conferences, StandardsReader standards, Pseudonyms pseudonyms, TimeProvider clock)
{
    public async Task<RecordReviewHeldResponse> Handle(RecordReviewHeldRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var sessionId = fields.Uuid("session_id", request.SessionId);
        var endedAt = SessionFields.PastInstant(fields, "end_time", request.EndTime, clock.GetUtcNow());
        var attendance = SessionFields.Attendance(fields, request.Attendance);
        var finding = fields.Choice("finding", request.Finding);
        var next = fields.OptionalDate("next_review_date", request.NextReviewDate);
        fields.ThrowIfAny();

        var on = WorkingCalendar.LondonDate(endedAt);
        var standard = (await standards.Of(caller, cancellation)).On(on);
        return await conferences.Change(request, caller, actOn: on, (conference, moment) =>
        {
            var events = conference.RecordReviewHeld(sessionId, endedAt, attendance, finding, next, standard);
            return new Changed<RecordReviewHeldResponse>(() => new() { Conference = conference.ToMessage(caller, moment.Today, pseudonyms) }, events);
        }, cancellation);
    }
}
