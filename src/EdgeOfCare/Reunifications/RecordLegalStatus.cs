using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>Records under what the child is looked after from a day on, or that it no longer is.</summary>
sealed class RecordLegalStatus(CaseStore<Reunification> reunifications, TimeProvider clock)
{
    public Task<RecordLegalStatusResponse> Handle(RecordLegalStatusRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("from_date", request.FromDate, WorkingCalendar.Today(clock));
        var status = request.Ceased ? CareLegalStatus.Unspecified : (CareLegalStatus)fields.Choice("legal_status", request.LegalStatus);
        fields.Require(!request.Ceased || request.LegalStatus is V1.CareLegalStatus.Unspecified, "legal_status", "is of a child who is looked after");
        fields.Require(request.Ceased || !request.SupervisionOrder, "supervision_order", "is of a child who is no longer looked after");
        fields.ThrowIfAny();

        return reunifications.Change(request, caller, actOn: on, (reunification, moment) =>
        {
            var events = reunification.RecordLegalStatus(on, status, request.SupervisionOrder, caller.Subject);
            return new Changed<RecordLegalStatusResponse>(() => new() { Reunification = reunification.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
