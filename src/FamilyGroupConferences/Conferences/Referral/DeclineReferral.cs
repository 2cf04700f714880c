using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>Does not take the family on.</summary>
sealed class DeclineReferral(CaseStore<Conference> conferences, Pseudonyms pseudonyms, TimeProvider clock)
{
    public Task<DeclineReferralResponse> Handle(DeclineReferralRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("screened_date", request.ScreenedDate, WorkingCalendar.Today(clock));
        var reason = fields.Choice("reason", request.Reason);
        var detail = fields.OptionalText("detail", request.Detail, Texts.Longest);
        fields.ThrowIfAny();

        return conferences.Change(request, caller, actOn: on, (conference, moment) =>
        {
            var events = conference.Decline(on, reason, detail);
            return new Changed<DeclineReferralResponse>(() => new() { Conference = conference.ToMessage(caller, moment.Today, pseudonyms) }, events);
        }, cancellation);
    }
}
