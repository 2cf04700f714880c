using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Enquiries;

/// <summary>One enquiry.</summary>
sealed class GetEnquiry(CaseStore<Enquiry> enquiries, TimeProvider clock)
{
    public async Task<GetEnquiryResponse> Handle(GetEnquiryRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var enquiryId = fields.Uuid("enquiry_id", request.EnquiryId);
        fields.ThrowIfAny();

        var enquiry = await enquiries.Read(enquiryId, request, caller, purpose: "", cancellation);
        return new() { Enquiry = enquiry.ToMessage(WorkingCalendar.Today(clock)) };
    }
}
