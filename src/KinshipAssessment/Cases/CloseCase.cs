using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Cases;

/// <summary>Closes the case with its outcome.</summary>
sealed class CloseCase(CaseStore<KinshipCase> cases, TimeProvider clock)
{
    public Task<CloseCaseResponse> Handle(CloseCaseRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var code = fields.Choice("code", request.Code);
        var on = fields.PastDate("closure_date", request.ClosureDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: on, (kinship, moment) =>
        {
            var events = kinship.Close(code, on);
            return new Changed<CloseCaseResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
