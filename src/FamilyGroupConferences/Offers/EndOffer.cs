using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Offers;

/// <summary>Ends an offer that no application followed.</summary>
sealed class EndOffer(CaseStore<FgdmOffer> offers, Pseudonyms pseudonyms, TimeProvider clock)
{
    public Task<EndOfferResponse> Handle(EndOfferRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("ended_date", request.EndedDate, WorkingCalendar.Today(clock));
        var reasonCode = fields.Code("reason_code", request.ReasonCode);
        fields.ThrowIfAny();

        return offers.Change(request, caller, actOn: on, (offer, moment) =>
        {
            var events = offer.End(on, reasonCode);
            return new Changed<EndOfferResponse>(() => new() { Offer = offer.ToMessage(caller, pseudonyms) }, events);
        }, cancellation);
    }
}
