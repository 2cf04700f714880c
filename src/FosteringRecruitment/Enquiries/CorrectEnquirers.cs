using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Enquiries;

/// <summary>Corrects who asks.</summary>
sealed class CorrectEnquirers(CaseStore<Enquiry> enquiries, TimeProvider clock)
{
    public Task<CorrectEnquirersResponse> Handle(CorrectEnquirersRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var enquirers = EnquirerFields.ReadEnquirers(fields, "enquirers", request.Enquirers, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return enquiries.Change(request, caller, actOn: null, (enquiry, moment) =>
        {
            var events = enquiry.CorrectEnquirers(enquirers);
            return new Changed<CorrectEnquirersResponse>(() => new() { Enquiry = enquiry.ToMessage(moment.Today) }, events);
        }, cancellation);
    }
}
