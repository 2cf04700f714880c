using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Checks;

/// <summary>Marks a check that practice asks for as not required.</summary>
sealed class WaiveCheck(CaseStore<KinshipCase> cases, TimeProvider clock)
{
    public Task<WaiveCheckResponse> Handle(WaiveCheckRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var checkId = fields.Uuid("check_id", request.CheckId);
        var on = fields.PastDate("waiver_date", request.WaiverDate, WorkingCalendar.Today(clock));
        var reason = fields.Text("reason", request.Reason, Reasons.Longest);
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: on, (kinship, moment) =>
        {
            var events = kinship.WaiveCheck(checkId, on, reason);
            return new Changed<WaiveCheckResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
