using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Cases;

/// <summary>Records why the case waits; no clock stops.</summary>
sealed class PutOnHold(CaseStore<KinshipCase> cases, TimeProvider clock)
{
    public Task<PutOnHoldResponse> Handle(PutOnHoldRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var reason = fields.Choice("reason", request.Reason);
        var on = fields.PastDate("hold_date", request.HoldDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: on, (kinship, moment) =>
        {
            var events = kinship.PutOnHold(reason, on);
            return new Changed<PutOnHoldResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
