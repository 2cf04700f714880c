using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Care;

/// <summary>Records who was told of the placement.</summary>
sealed class RecordNotification(CaseStore<KinshipCase> cases, TimeProvider clock)
{
    public Task<RecordNotificationResponse> Handle(RecordNotificationRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var body = fields.Choice("body", request.Body);
        var on = fields.PastDate("notified_date", request.NotifiedDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: on, (kinship, moment) =>
        {
            var events = kinship.RecordNotification(body, on);
            return new Changed<RecordNotificationResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
