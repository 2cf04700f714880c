using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Checks;

/// <summary>Records a subject's consent to a check that waits for it.</summary>
sealed class RecordCheckConsent(CaseStore<KinshipCase> cases, TimeProvider clock)
{
    public Task<RecordCheckConsentResponse> Handle(RecordCheckConsentRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var checkId = fields.Uuid("check_id", request.CheckId);
        var on = fields.PastDate("consent_date", request.ConsentDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: on, (kinship, moment) =>
        {
            var events = kinship.RecordCheckConsent(checkId, on);
            return new Changed<RecordCheckConsentResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
