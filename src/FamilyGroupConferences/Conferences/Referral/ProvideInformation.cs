using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Conferences;

/// <summary>The referrer answers.</summary>
sealed class ProvideInformation(CaseStore<Conference> conferences, Pseudonyms pseudonyms, TimeProvider clock)
{
    public Task<ProvideInformationResponse> Handle(ProvideInformationRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("provided_date", request.ProvidedDate, WorkingCalendar.Today(clock));
        var text = fields.Text("referral_text", request.ReferralText, Texts.Longest);
        fields.ThrowIfAny();

        return conferences.Change(request, caller, actOn: on, (conference, moment) =>
        {
            var events = conference.ProvideInformation(on, text);
            return new Changed<ProvideInformationResponse>(() => new() { Conference = conference.ToMessage(caller, moment.Today, pseudonyms) }, events);
        }, cancellation);
    }
}
