using Suite.FosteringRecruitment.V1;
using Suite.Platform.Cases;
using Suite.Platform.Errors;
using Suite.Platform.Identity;

namespace Suite.FosteringRecruitment.Households;

/// <summary>Records that another service asked for the carers' records.</summary>
sealed class RecordRecordsRequested(CaseStore<Household> households, TimeProvider clock)
{
    public Task<RecordRecordsRequestedResponse> Handle(RecordRecordsRequestedRequest request, Caller caller, CancellationToken cancellation)
    {
        var fields = Fields.Of(request);
        var on = fields.PastDate("requested_date", request.RequestedDate, WorkingCalendar.Today(clock));
        var service = fields.Code("service_reference", request.ServiceReference);
        fields.ThrowIfAny();

        return households.Change(request, caller, actOn: on, (household, moment) =>
        {
            var events = household.RecordRecordsRequested(on, service);
            return new Changed<RecordRecordsRequestedResponse>(() => new() { Household = household.ToMessage(caller, moment.Today) }, events);
        }, cancellation);
    }
}
