using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Households;

/// <summary>Records the written notice of resignation.</summary>
sealed class RecordResignation(CaseStore<Household> households, TimeProvider clock)
{
    public Task<RecordResignationResponse> Handle(RecordResignationRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("received_date", request.ReceivedDate, WorkingCalendar.Today(clock));
        var reason = fields.Choice("reason", request.Reason);
        fields.Require(DeregistrationReasons.OfResignation(reason), "reason", "must be a reason that carers have to leave");
        fields.ThrowIfAny();

        return households.Change(request, caller, actOn: on, (household, moment) =>
        {
            var events = household.Resign(on, reason);
            return new Changed<RecordResignationResponse>(() => new() { Household = household.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
