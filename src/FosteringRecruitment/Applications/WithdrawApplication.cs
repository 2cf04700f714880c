using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>Records that the applicants withdraw.</summary>
sealed class WithdrawApplication(CaseStore<Application> applications, TimeProvider clock)
{
    public Task<WithdrawApplicationResponse> Handle(WithdrawApplicationRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var code = fields.Choice("code", request.Code);
        var on = fields.PastDate("withdrawal_date", request.WithdrawalDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return applications.Change(request, caller, actOn: on, (application, moment) =>
        {
            var events = application.Withdraw(code, on);
            return new Changed<WithdrawApplicationResponse>(() => new() { Application = application.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
