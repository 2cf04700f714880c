using Suite.FamilyGroupConferences.LocalStandards;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>Takes the family on.</summary>
sealed class AcceptReferral(CaseStore<Conference> conferences, StandardsReader standards, Pseudonyms pseudonyms, TimeProvider clock)
{
    public async Task<AcceptReferralResponse> Handle(AcceptReferralRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("accepted_date", request.AcceptedDate, WorkingCalendar.Today(clock));
        DateTimeOffset? at = request.AcceptedTime is null ? null : fields.Instant("accepted_time", request.AcceptedTime);
        fields.Require(!(at > clock.GetUtcNow()), "accepted_time", "must not be in the future");
        fields.ThrowIfAny();

        var standard = (await standards.Of(caller, cancellation)).On(on);
        return await conferences.Change(request, caller, actOn: on, (conference, moment) =>
        {
            var events = conference.Accept(on, at, standard);
            return new Changed<AcceptReferralResponse>(() => new() { Conference = conference.ToMessage(caller, moment.Today, pseudonyms) }, events);
        }, cancellation);
    }
}
