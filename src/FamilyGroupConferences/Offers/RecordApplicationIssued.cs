using Suite.FamilyGroupConferences.LocalStandards;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Offers;

/// <summary>Records that an application for a care or supervision order was issued, with the check of the duty to offer.</summary>
sealed class RecordApplicationIssued(CaseStore<FgdmOffer> offers, MeetingReader meetings, StandardsReader standards, Pseudonyms pseudonyms, TimeProvider clock)
{
    public async Task<RecordApplicationIssuedResponse> Handle(RecordApplicationIssuedRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var offerId = fields.Uuid("offer_id", request.OfferId);
        var kind = fields.Choice("kind", request.Kind);
        var on = fields.PastDate("application_date", request.ApplicationDate, WorkingCalendar.Today(clock));
        var reason = request.IssuedRegardless
            ? fields.Text("reason", request.Reason, OfferFields.LongestReason)
            : fields.OptionalText("reason", request.Reason, OfferFields.LongestReason);
        fields.Require(request.IssuedRegardless || reason.Length == 0, "reason", "goes with issued_regardless");
        fields.ThrowIfAny();

        var dutyInForce = (await standards.Of(caller, cancellation)).DutyInForceOn(on);
        var known = await offers.Find(offerId, caller, cancellation);
        var heldOn = known is null ? null : await meetings.HeldOn(known, cancellation);
        return await offers.Change(request, caller, actOn: on, (offer, _) =>
        {
            var events = offer.IssueApplication(kind, on, dutyInForce, heldOn, request.IssuedRegardless ? reason : null);
            return new Changed<RecordApplicationIssuedResponse>(
                () => new() { Offer = offer.ToMessage(caller, pseudonyms), Compliance = offer.Compliance!.ToMessage() }, events);
        }, cancellation);
    }
}
