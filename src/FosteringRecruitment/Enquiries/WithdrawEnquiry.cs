using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Enquiries;

/// <summary>Records that the enquirer withdrew.</summary>
sealed class WithdrawEnquiry(CaseStore<Enquiry> enquiries, TimeProvider clock)
{
    public Task<WithdrawEnquiryResponse> Handle(WithdrawEnquiryRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var code = fields.Choice("code", request.Code);
        var on = fields.PastDate("withdrawal_date", request.WithdrawalDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return enquiries.Change(request, caller, actOn: on, (enquiry, moment) =>
        {
            var events = enquiry.Withdraw(code, on);
            return new Changed<WithdrawEnquiryResponse>(() => new() { Enquiry = enquiry.ToMessage(moment.Today) }, events);
        }, cancellation);
    }
}
