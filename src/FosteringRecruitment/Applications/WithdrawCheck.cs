using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>Withdraws a check that is no longer needed.</summary>
sealed class WithdrawCheck(CaseStore<Application> applications, TimeProvider clock)
{
    public Task<WithdrawCheckResponse> Handle(WithdrawCheckRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var checkId = fields.Uuid("check_id", request.CheckId);
        var on = fields.PastDate("withdrawal_date", request.WithdrawalDate, WorkingCalendar.Today(clock));
        var reason = fields.Code("reason", request.Reason);
        fields.ThrowIfAny();

        return applications.Change(request, caller, actOn: on, (application, moment) =>
        {
            var events = application.WithdrawCheck(checkId, on, reason);
            return new Changed<WithdrawCheckResponse>(() => new() { Application = application.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
