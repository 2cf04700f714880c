using Suite.EdgeOfCare.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.EdgeOfCare.Reunifications;

/// <summary>Records that a police check came back.</summary>
sealed class RecordSuitabilityCheckResult(CaseStore<Reunification> reunifications, TimeProvider clock)
{
    public Task<RecordSuitabilityCheckResultResponse> Handle(RecordSuitabilityCheckResultRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var checkId = fields.Uuid("check_id", request.CheckId);
        var on = fields.PastDate("received_date", request.ReceivedDate, WorkingCalendar.Today(clock));
        var outcome = fields.Choice("outcome", request.Outcome);
        fields.ThrowIfAny();

        return reunifications.Change(request, caller, actOn: on, (reunification, moment) =>
        {
            var events = reunification.RecordCheckResult(checkId, on, outcome);
            return new Changed<RecordSuitabilityCheckResultResponse>(() => new() { Reunification = reunification.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
