using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Offers;

/// <summary>One offer.</summary>
sealed class GetOffer(CaseStore<FgdmOffer> offers, Pseudonyms pseudonyms)
{
    public async Task<GetOfferResponse> Handle(GetOfferRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var offerId = fields.Uuid("offer_id", request.OfferId);
        fields.ThrowIfAny();

        var offer = await offers.Read(offerId, request, caller, purpose: "", cancellation);
        return new() { Offer = offer.ToMessage(caller, pseudonyms) };
    }
}
