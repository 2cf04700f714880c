using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences.Sessions;

/// <summary>Sets the day of the conference, or of a review conference.</summary>
sealed class ScheduleSession(CaseStore<Conference> conferences, Pseudonyms pseudonyms, TimeProvider clock)
{
    public Task<ScheduleSessionResponse> Handle(ScheduleSessionRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var kind = fields.Choice("kind", request.Kind);
        var at = fields.Instant("scheduled_time", request.ScheduledTime);
        var venue = fields.Text("venue", request.Venue, SessionFields.Venue);
        var on = fields.PastDate("booked_date", request.BookedDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return conferences.Change(request, caller, actOn: on, (conference, moment) =>
        {
            var events = conference.ScheduleSession(Guid.CreateVersion7(moment.Now), kind, at, venue, on);
            return new Changed<ScheduleSessionResponse>(() => new() { Conference = conference.ToMessage(caller, moment.Today, pseudonyms) }, events);
        }, cancellation);
    }
}
