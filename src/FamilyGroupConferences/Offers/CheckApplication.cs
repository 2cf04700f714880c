using Suite.FamilyGroupConferences.LocalStandards;
using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Offers;

/// <summary>Whether an application on a day would meet the duty, without recording anything.</summary>
sealed class CheckApplication(CaseStore<FgdmOffer> offers, MeetingReader meetings, StandardsReader standards, TimeProvider clock)
{
    public async Task<CheckApplicationResponse> Handle(CheckApplicationRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var offerId = fields.Uuid("offer_id", request.OfferId);
        var on = fields.OptionalDate("application_date", request.ApplicationDate) ?? WorkingCalendar.Today(clock);
        fields.ThrowIfAny();

        var offer = await offers.Read(offerId, request, caller, purpose: "", cancellation);
        var dutyInForce = (await standards.Of(caller, cancellation)).DutyInForceOn(on);
        return new() { Compliance = offer.ComplianceOn(on, dutyInForce, await meetings.HeldOn(offer, cancellation)).ToMessage() };
    }
}
