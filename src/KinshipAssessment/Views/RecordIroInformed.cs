using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Views;

/// <summary>Records that the independent reviewing officer was told.</summary>
sealed class RecordIroInformed(CaseStore<KinshipCase> cases, TimeProvider clock)
{
    public Task<RecordIroInformedResponse> Handle(RecordIroInformedRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("informed_date", request.InformedDate, WorkingCalendar.Today(clock));
        var matter = fields.Choice("matter", request.Matter);
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: on, (kinship, moment) =>
        {
            var events = kinship.RecordIroInformed(on, matter);
            return new Changed<RecordIroInformedResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
