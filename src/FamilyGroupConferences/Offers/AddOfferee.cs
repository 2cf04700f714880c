using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Offers;

/// <summary>Adds somebody to whom the offer is made.</summary>
sealed class AddOfferee(CaseStore<FgdmOffer> offers, Pseudonyms pseudonyms)
{
    public Task<AddOffereeResponse> Handle(AddOffereeRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var offeree = OfferFields.ReadOfferee(fields, "offeree", request.Offeree);
        fields.ThrowIfAny();

        return offers.Change(request, caller, actOn: null, (offer, moment) =>
        {
            var events = offer.AddOfferee(offeree.As(Guid.CreateVersion7(moment.Now)), moment.Today);
            return new Changed<AddOffereeResponse>(() => new() { Offer = offer.ToMessage(caller, pseudonyms) }, events);
        }, cancellation);
    }
}
