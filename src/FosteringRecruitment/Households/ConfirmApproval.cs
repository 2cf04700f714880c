using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Households;

/// <summary>Decides after a review that the household stays suitable.</summary>
sealed class ConfirmApproval(CaseStore<Household> households, TimeProvider clock)
{
    public Task<ConfirmApprovalResponse> Handle(ConfirmApprovalRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("confirmed_date", request.ConfirmedDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return households.Change(request, caller, actOn: on, (household, moment) =>
        {
            var events = household.ConfirmApproval(on, caller);
            return new Changed<ConfirmApprovalResponse>(() => new() { Household = household.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
