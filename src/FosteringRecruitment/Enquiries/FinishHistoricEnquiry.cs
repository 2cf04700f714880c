using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Enquiries;

/// <summary>Ends the keying-in of an enquiry with its real dates.</summary>
sealed class FinishHistoricEnquiry(CaseStore<Enquiry> enquiries)
{
    public Task<FinishHistoricEnquiryResponse> Handle(FinishHistoricEnquiryRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        fields.ThrowIfAny();

        return enquiries.Change(request, caller, actOn: null, (enquiry, moment) =>
        {
            var events = enquiry.FinishHistoricEntry(moment.Today);
            return new Changed<FinishHistoricEnquiryResponse>(() => new() { Enquiry = enquiry.ToMessage(moment.Today) }, events);
        }, cancellation);
    }
}
