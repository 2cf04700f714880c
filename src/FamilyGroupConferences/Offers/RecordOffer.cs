using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Offers;

/// <summary>Records an offer in, or beside, the letter before proceedings.</summary>
sealed class RecordOffer(CaseStore<FgdmOffer> offers, Pseudonyms pseudonyms, TimeProvider clock)
{
    public Task<RecordOfferResponse> Handle(RecordOfferRequest request, Caller caller, CancellationToken cancellation)
    {
        var today = WorkingCalendar.Today(clock);
        var fields = Fields.Of(request);
        var children = OfferFields.ReadChildren(fields, "children", request.Children, today);
        var letterOn = fields.PastDate("letter_date", request.LetterDate, today);
        fields.Require(letterOn == default || letterOn >= WorkingCalendar.FirstDay, "letter_date", "must lie in the years of the working calendar");
        var offeredTo = fields.Each("offered_to", request.OfferedTo, 0, OfferFields.MostOfferees, (path, offeree) => OfferFields.ReadOfferee(fields, path, offeree));
        var team = fields.Code("team", request.Team);
        fields.ThrowIfAny();

        return offers.Open(request, caller, moment =>
        {
            var offering = new Offering(children, letterOn, request.OfferInLetter, [.. offeredTo.Select(person => person.As(Guid.CreateVersion7(moment.Now)))],
                team, request.Restricted, request.HistoricEntry);
            var (offer, events) = FgdmOffer.Make(Guid.CreateVersion7(moment.Now), offering, caller, pseudonyms);
            return (offer, new Changed<RecordOfferResponse>(() => new() { Offer = offer.ToMessage(caller, pseudonyms) }, events));
        }, cancellation);
    }
}
