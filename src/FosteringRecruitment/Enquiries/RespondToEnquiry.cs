using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Enquiries;

/// <summary>Records that the enquirer was answered.</summary>
sealed class RespondToEnquiry(CaseStore<Enquiry> enquiries, TimeProvider clock)
{
    public Task<RespondToEnquiryResponse> Handle(RespondToEnquiryRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("responded_date", request.RespondedDate, WorkingCalendar.Today(clock));
        var means = fields.Choice("means", request.Means);
        fields.ThrowIfAny();

        return enquiries.Change(request, caller, actOn: on, (enquiry, moment) =>
        {
            var events = enquiry.Respond(on, means);
            return new Changed<RespondToEnquiryResponse>(() => new() { Enquiry = enquiry.ToMessage(moment.Today) }, events);
        }, cancellation);
    }
}
