using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Households;

/// <summary>Records how a complaint ended.</summary>
sealed class ResolveComplaint(CaseStore<Household> households, TimeProvider clock)
{
    public Task<ResolveComplaintResponse> Handle(ResolveComplaintRequest request, Caller caller, CancellationToken cancellation)
    {
        var today = WorkingCalendar.Today(clock);
        var fields = Fields.Of(request);
        var complaintId = fields.Uuid("complaint_id", request.ComplaintId);
        var on = fields.PastDate("resolved_date", request.ResolvedDate, today);
        fields.Require(request.Outcome is "UPHELD" or "PARTLY_UPHELD" or "NOT_UPHELD", "outcome", "must be UPHELD, PARTLY_UPHELD or NOT_UPHELD");
        fields.ThrowIfAny();

        return households.Change(request, caller, actOn: on, (household, moment) =>
        {
            var events = household.ResolveComplaint(complaintId, on, request.Outcome);
            return new Changed<ResolveComplaintResponse>(() => new() { Household = household.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
