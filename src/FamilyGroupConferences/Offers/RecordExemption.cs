using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Offers;

/// <summary>Records the authority's judgment that the offer, or the meeting, is not in the child's best interests.</summary>
sealed class RecordExemption(CaseStore<FgdmOffer> offers, Pseudonyms pseudonyms, TimeProvider clock)
{
    public Task<RecordExemptionResponse> Handle(RecordExemptionRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var stage = fields.Choice("stage", request.Stage);
        var reasons = fields.Text("reasons", request.Reasons, OfferFields.LongestReason);
        var on = fields.PastDate("decision_date", request.DecisionDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return offers.Change(request, caller, actOn: on, (offer, moment) =>
        {
            var events = offer.Exempt(new(stage, reasons, caller.Subject, on));
            return new Changed<RecordExemptionResponse>(() => new() { Offer = offer.ToMessage(caller, pseudonyms) }, events);
        }, cancellation);
    }
}
