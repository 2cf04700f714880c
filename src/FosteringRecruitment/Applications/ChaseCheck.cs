using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>Records that an outstanding check was chased.</summary>
sealed class ChaseCheck(CaseStore<Application> applications, TimeProvider clock)
{
    public Task<ChaseCheckResponse> Handle(ChaseCheckRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var checkId = fields.Uuid("check_id", request.CheckId);
        var on = fields.PastDate("chase_date", request.ChaseDate, WorkingCalendar.Today(clock));
        fields.Require(request.Means is "EMAIL" or "PHONE" or "PORTAL" or "LETTER", "means", "is required: EMAIL, PHONE, PORTAL or LETTER");
        fields.ThrowIfAny();

        return applications.Change(request, caller, actOn: on, (application, moment) =>
        {
            var events = application.ChaseCheck(checkId, on, request.Means);
            return new Changed<ChaseCheckResponse>(() => new() { Application = application.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
