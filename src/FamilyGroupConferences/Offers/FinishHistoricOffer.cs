using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Offers;

/// <summary>Ends the keying-in of an offer with its real dates.</summary>
sealed class FinishHistoricOffer(CaseStore<FgdmOffer> offers, Pseudonyms pseudonyms)
{
    public Task<FinishHistoricOfferResponse> Handle(FinishHistoricOfferRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        fields.ThrowIfAny();

        return offers.Change(request, caller, actOn: null, (offer, moment) =>
        {
            var events = offer.FinishHistoricEntry(moment.Today);
            return new Changed<FinishHistoricOfferResponse>(() => new() { Offer = offer.ToMessage(caller, pseudonyms) }, events);
        }, cancellation);
    }
}
