using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Applications;

/// <summary>Records a subject's consent to a check that waits for it.</summary>
sealed class RecordCheckConsent(CaseStore<Application> applications, TimeProvider clock)
{
    public Task<RecordCheckConsentResponse> Handle(RecordCheckConsentRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var checkId = fields.Uuid("check_id", request.CheckId);
        var on = fields.PastDate("consent_date", request.ConsentDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return applications.Change(request, caller, actOn: on, (application, moment) =>
        {
            var events = application.RecordCheckConsent(checkId, on);
            return new Changed<RecordCheckConsentResponse>(() => new() { Application = application.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
