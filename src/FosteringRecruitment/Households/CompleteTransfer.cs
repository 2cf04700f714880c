using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Households;

/// <summary>Records that the other service approved the carers.</summary>
sealed class CompleteTransfer(CaseStore<Household> households, TimeProvider clock)
{
    public Task<CompleteTransferResponse> Handle(CompleteTransferRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("completed_date", request.CompletedDate, WorkingCalendar.Today(clock));
        fields.ThrowIfAny();

        return households.Change(request, caller, actOn: on, (household, moment) =>
        {
            var events = household.CompleteTransfer(on);
            return new Changed<CompleteTransferResponse>(() => new() { Household = household.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
