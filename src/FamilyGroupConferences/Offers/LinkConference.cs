using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Offers;

/// <summary>Names the conference that answers the offer.</summary>
sealed class LinkConference(CaseStore<FgdmOffer> offers, CaseStore<Conference> conferences, Pseudonyms pseudonyms)
{
    public async Task<LinkConferenceResponse> Handle(LinkConferenceRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var conferenceId = fields.Uuid("conference_id", request.ConferenceId);
        fields.ThrowIfAny();

        // Looked up before, decided on inside: a retry gets its first answer, also once the conference is no longer the caller's to know of.
        var conference = await conferences.Find(conferenceId, caller, cancellation);
        return await offers.Change(request, caller, actOn: null, (offer, _) =>
        {
            if (conference is null)
                throw Refuse.NotFound(Conference.NotFoundReason, "There is no such conference.");
            var events = offer.LinkConference(conferenceId, conference.Children.Select(child => child.Reference));
            return new Changed<LinkConferenceResponse>(() => new() { Offer = offer.ToMessage(caller, pseudonyms) }, events);
        }, cancellation);
    }
}
