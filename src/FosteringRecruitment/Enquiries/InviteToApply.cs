using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Enquiries;

/// <summary>Invites to apply.</summary>
sealed class InviteToApply(CaseStore<Enquiry> enquiries, TimeProvider clock)
{
    public Task<InviteToApplyResponse> Handle(InviteToApplyRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("invited_date", request.InvitedDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return enquiries.Change(request, caller, actOn: on, (enquiry, moment) =>
        {
            var events = enquiry.Invite(on);
            return new Changed<InviteToApplyResponse>(() => new() { Enquiry = enquiry.ToMessage(moment.Today) }, events);
        }, cancellation);
    }
}
