using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>Marks a check that practice asks for as not required.</summary>
sealed class WaiveCheck(CaseStore<Application> applications, TimeProvider clock)
{
    public Task<WaiveCheckResponse> Handle(WaiveCheckRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var checkId = fields.Uuid("check_id", request.CheckId);
        var on = fields.PastDate("waiver_date", request.WaiverDate, WorkingCalendar.Today(clock));
        var reason = fields.Code("reason", request.Reason);
        fields.ThrowIfAny();

        return applications.Change(request, caller, actOn: on, (application, moment) =>
        {
            var events = application.WaiveCheck(checkId, on, reason);
            return new Changed<WaiveCheckResponse>(() => new() { Application = application.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
