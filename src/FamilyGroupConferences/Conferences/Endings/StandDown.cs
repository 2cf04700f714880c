using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>Stands a conference down before it is held.</summary>
sealed class StandDown(CaseStore<Conference> conferences, Pseudonyms pseudonyms, TimeProvider clock)
{
    public Task<StandDownResponse> Handle(StandDownRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var reason = fields.Choice("reason", request.Reason);
        var on = fields.PastDate("stood_down_date", request.StoodDownDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return conferences.Change(request, caller, actOn: on, (conference, moment) =>
        {
            var events = conference.StandDown(reason, on);
            return new Changed<StandDownResponse>(() => new() { Conference = conference.ToMessage(caller, moment.Today, pseudonyms) }, events);
        }, cancellation);
    }
}
