using Suite.FamilyGroupConferences.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FamilyGroupConferences.Offers;

/// <summary>Records a meeting of the family network held otherwise than as a conference of this service.</summary>
sealed class RecordMeetingHeld(CaseStore<FgdmOffer> offers, Pseudonyms pseudonyms, TimeProvider clock)
{
    public Task<RecordMeetingHeldResponse> Handle(RecordMeetingHeldRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("meeting_date", request.MeetingDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return offers.Change(request, caller, actOn: on, (offer, moment) =>
        {
            var events = offer.RecordMeeting(on);
            return new Changed<RecordMeetingHeldResponse>(() => new() { Offer = offer.ToMessage(caller, pseudonyms) }, events);
        }, cancellation);
    }
}
