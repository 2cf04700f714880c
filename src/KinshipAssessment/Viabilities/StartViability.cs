using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Viabilities;

/// <summary>Starts the viability assessment.</summary>
sealed class StartViability(CaseStore<KinshipCase> cases, TimeProvider clock)
{
    public Task<StartViabilityResponse> Handle(StartViabilityRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("start_date", request.StartDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: on, (kinship, moment) =>
        {
            var events = kinship.StartViability(on);
            return new Changed<StartViabilityResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
