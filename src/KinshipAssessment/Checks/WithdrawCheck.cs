using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Checks;

/// <summary>Withdraws a check that is no longer needed.</summary>
sealed class WithdrawCheck(CaseStore<KinshipCase> cases, TimeProvider clock)
{
    public Task<WithdrawCheckResponse> Handle(WithdrawCheckRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var checkId = fields.Uuid("check_id", request.CheckId);
        var on = fields.PastDate("withdrawal_date", request.WithdrawalDate, WorkingCalendar.Today(clock));
        var reason = fields.Code("reason", request.Reason);
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: on, (kinship, moment) =>
        {
            var events = kinship.WithdrawCheck(checkId, on, reason);
            return new Changed<WithdrawCheckResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
