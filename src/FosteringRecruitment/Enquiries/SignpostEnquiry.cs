using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Enquiries;

/// <summary>Points the enquirer to something that fits better.</summary>
sealed class SignpostEnquiry(CaseStore<Enquiry> enquiries, TimeProvider clock)
{
    public Task<SignpostEnquiryResponse> Handle(SignpostEnquiryRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var destination = fields.Choice("destination", request.Destination);
        var on = fields.PastDate("signposted_date", request.SignpostedDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return enquiries.Change(request, caller, actOn: on, (enquiry, moment) =>
        {
            var events = enquiry.Signpost(destination, on);
            return new Changed<SignpostEnquiryResponse>(() => new() { Enquiry = enquiry.ToMessage(moment.Today) }, events);
        }, cancellation);
    }
}
