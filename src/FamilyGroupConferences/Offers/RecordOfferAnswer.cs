using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Offers;

/// <summary>Records what somebody said to the offer.</summary>
sealed class RecordOfferAnswer(CaseStore<FgdmOffer> offers, Pseudonyms pseudonyms, TimeProvider clock)
{
    public Task<RecordOfferAnswerResponse> Handle(RecordOfferAnswerRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var personId = fields.Uuid("person_id", request.PersonId);
        var response = fields.Choice("response", request.Response);
        var on = fields.PastDate("response_date", request.ResponseDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return offers.Change(request, caller, actOn: on, (offer, moment) =>
        {
            var events = offer.RecordAnswer(personId, response, on);
            return new Changed<RecordOfferAnswerResponse>(() => new() { Offer = offer.ToMessage(caller, pseudonyms) }, events);
        }, cancellation);
    }
}
