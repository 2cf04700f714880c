using Suite.KinshipAssessment.Cases;
using Suite.KinshipAssessment.V1;
using Suite.Platform.Calendar;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.KinshipAssessment.Guardianships;

/// <summary>Records the court's decision.</summary>
sealed class RecordOrder(CaseStore<KinshipCase> cases, TimeProvider clock)
{
    public Task<RecordOrderResponse> Handle(RecordOrderRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var kind = fields.Choice("kind", request.Kind);
        var on = fields.PastDate("order_date", request.OrderDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return cases.Change(request, caller, actOn: on, (kinship, moment) =>
        {
            var events = kinship.RecordOrder(kind, request.Made, on);
            return new Changed<RecordOrderResponse>(() => new() { Case = kinship.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
