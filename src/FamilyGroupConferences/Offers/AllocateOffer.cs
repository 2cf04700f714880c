using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Offers;

/// <summary>Gives the offer to a team and a social worker.</summary>
sealed class AllocateOffer(CaseStore<FgdmOffer> offers, Pseudonyms pseudonyms)
{
    public Task<AllocateOfferResponse> Handle(AllocateOfferRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var team = fields.Code("team", request.Team);
        var worker = fields.OptionalCode("worker", request.Worker, max: 128);
        fields.ThrowIfAny();

        return offers.Change(request, caller, actOn: null, (offer, moment) =>
        {
            var events = offer.Allocate(team, worker, caller);
            return new Changed<AllocateOfferResponse>(() => new() { Offer = offer.ToMessage(caller, pseudonyms) }, events);
        }, cancellation);
    }
}
