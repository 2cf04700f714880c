using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Enquiries;

/// <summary>Gives the enquiry to a team and a recruitment officer.</summary>
sealed class AllocateEnquiry(CaseStore<Enquiry> enquiries)
{
    public Task<AllocateEnquiryResponse> Handle(AllocateEnquiryRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var team = fields.Code("team", request.Team);
        var worker = fields.OptionalCode("worker", request.Worker);
        fields.ThrowIfAny();

        return enquiries.Change(request, caller, actOn: null, (enquiry, moment) =>
        {
            var events = enquiry.AllocateTo(team, worker, caller);
            return new Changed<AllocateEnquiryResponse>(() => new() { Enquiry = enquiry.ToMessage(moment.Today) }, events);
        }, cancellation);
    }
}
