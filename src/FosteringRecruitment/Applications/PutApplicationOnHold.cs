using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>Records why an application waits.</summary>
sealed class PutApplicationOnHold(CaseStore<Application> applications, TimeProvider clock)
{
    public Task<PutApplicationOnHoldResponse> Handle(PutApplicationOnHoldRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var reason = fields.Choice("reason", request.Reason);
        var on = fields.PastDate("hold_date", request.HoldDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return applications.Change(request, caller, actOn: on, (application, moment) =>
        {
            var events = application.PutOnHold(reason, on);
            return new Changed<PutApplicationOnHoldResponse>(() => new() { Application = application.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
