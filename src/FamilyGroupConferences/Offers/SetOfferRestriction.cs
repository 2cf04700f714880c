using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Offers;

/// <summary>Makes it a restricted record, or an ordinary one again.</summary>
sealed class SetOfferRestriction(CaseStore<FgdmOffer> offers, Pseudonyms pseudonyms)
{
    public Task<SetOfferRestrictionResponse> Handle(SetOfferRestrictionRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var subjects = fields.Each("subjects", request.Subjects, 0, 50, (path, subject) => fields.Code(path, subject, max: 128));
        var reason = fields.Code("reason", request.Reason);
        fields.ThrowIfAny();

        return offers.Change(request, caller, actOn: null, (offer, moment) =>
        {
            var events = offer.SetRestriction(request.Restricted, subjects, caller);
            return new Changed<SetOfferRestrictionResponse>(() => new() { Offer = offer.ToMessage(caller, pseudonyms) }, events) { Purpose = reason };
        }, cancellation);
    }
}
